"""Commands that make story logs a database to query."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli import inputs
from pipeline.cli.examples import examples
from pipeline.cli.show import counted
from pipeline.settings import read_settings

Folder = Annotated[
    Path | None,
    typer.Option("--dir", help="Folder of the story logs; PIPELINE_LOG_DIR or out/stories without", show_default=False),
]
Texts = Annotated[
    list[Path] | None,
    typer.Option("--articles", help="The article files, for their texts; may be given again", exists=True),
]
To = Annotated[Path, typer.Option("--to", help="The SQLite file; one that is there is written anew", dir_okay=False)]


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(
        epilog=examples(
            "pipeline export --to news.db                         # the story logs as tables",
            "pipeline export --articles seeds --to news.db        # with the articles' texts",
        )
    )(export)


def export(to: To, folder: Folder = None, articles: Texts = None) -> None:
    """Write story logs as one SQLite file, to query; docs/queries.md has queries to start with."""
    from pipeline.site import export as exporting

    done = exporting.export(folder or read_settings().log_dir, inputs.read(articles or ()), to)
    print(
        f"{counted(done.stories, 'story', 'stories')}, {counted(done.articles, 'article', 'articles')} "
        f"({done.texts:,} with text), {counted(done.dead_letters, 'dead letter', 'dead letters')} in {to}"
    )
