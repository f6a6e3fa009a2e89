"""Commands that make story logs a database to query, and pages to read."""

from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli import inputs
from pipeline.cli.examples import examples
from pipeline.cli.exits import FAILED, say
from pipeline.cli.options import named
from pipeline.cli.show import counted
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.articles.make import Unreadable
    from pipeline.model import Article
    from pipeline.site.export import Exported

    Export = Callable[[Path, Iterable[Article | Unreadable] | None, Path], Exported]

Folder = Annotated[
    Path | None,
    typer.Option("--dir", help="Folder of the story logs; PIPELINE_LOG_DIR or out/stories without", show_default=False),
]
Texts = Annotated[
    list[Path] | None,
    typer.Option("--articles", help="The article files, for their texts; may be given again", exists=True),
]
Db = Annotated[Path | None, typer.Option("--db", help="An export, instead of a folder of logs", show_default=False)]
Names = Annotated[
    list[str] | None,
    typer.Option("--name", help="A further name to be asked for under, such as a proxy's; may be given again"),
]
To = Annotated[
    Path,
    typer.Option(
        "--to",
        help="The SQLite file, or the folder.parquet; an export that is there is written anew",
        callback=named,
    ),
]
_PARQUET = ".parquet"
_SQLITE = (".db", ".db3", ".sqlite", ".sqlite3", "")
_NO_ENDING = "what is written is an SQLite file, name.db or name.sqlite, or a folder of Parquet files, name.parquet"
_NO_PYARROW = "Parquet needs pyarrow: pip install pyarrow, or, in a checkout of this project, pip install '.[parquet]'"


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(
        epilog=examples(
            "pipeline export --to news.db                         # the story logs as tables",
            "pipeline export --articles seeds --to news.db        # with the articles' texts",
            "pipeline export --articles seeds --to news.parquet   # a folder with a Parquet file a table",
        )
    )(export)
    app.command(
        epilog=examples(
            "pipeline serve --dir out/run --articles seeds       # http://127.0.0.1:8080",
            "pipeline serve --db news.db --port 9000             # an export",
            "pipeline serve                                      # the topics, where a broker is named",
        )
    )(serve)


def export(to: To, folder: Folder = None, articles: Texts = None) -> None:
    """Write story logs as tables to query, in one SQLite file or as Parquet; docs/queries.md has queries to start with.

    Exits with 1 where a log cannot be read, and names it. An export that is there is written anew, but no other file
    is, and none that has stories or texts by one without, or by one of damaged logs: the code is 2 then. Parquet, a
    file a table in a folder whose name ends in .parquet, needs pyarrow.
    """
    done = _exporter(to)(folder or read_settings().log_dir, inputs.some(articles) if articles else None, to)
    print(
        f"{counted(done.stories, 'story', 'stories')}, {counted(done.articles, 'article', 'articles')} "
        f"({done.texts:,} with text), {counted(done.dead_letters, 'dead letter', 'dead letters')} in {to}"
    )
    failed = done.damaged + done.uncleaned
    for letter in failed:
        say(f"{letter.source}: {letter.reason}")
    unmatched = bool(articles) and bool(done.articles) and not done.texts
    if unmatched:
        say("no texts: none of --articles is an article of the logs; name the files that they were made from")
    raise typer.Exit(FAILED if failed or unmatched else 0)


def _exporter(to: Path) -> "Export":
    """What writes a file or folder of that name, by its ending."""
    ending = to.suffix.lower()
    if ending in _SQLITE:
        from pipeline.site.export import export

        return export
    if ending != _PARQUET:
        raise typer.BadParameter(f"{to}: {_NO_ENDING}", param_hint="--to")
    if find_spec("pyarrow") is None:
        raise typer.BadParameter(_NO_PYARROW, param_hint="--to")
    from pipeline.site.parquet import export as export_parquet

    return export_parquet


def serve(  # noqa: PLR0913, PLR0917 # each is an option of the command
    folder: Folder = None,
    articles: Texts = None,
    db: Db = None,
    host: Annotated[str, typer.Option(help="The name or address to listen on and to be asked for under")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="0: any that is free", min=0, max=65535)] = 8080,
    name: Names = None,
) -> None:
    """Serve stories as pages to read, with JSON under the same addresses; the pages follow what comes.

    From a folder of logs or an export or, where KAFKA_BOOTSTRAP_SERVERS is set and neither is named, from the topics.
    There is no log-in: to show the pages to others, put a server before it that has one.
    """
    from pipeline.language.version import model_version
    from pipeline.site.metrics import Metrics
    from pipeline.site.serving import Place, serve_file, serve_folder

    place, settings = Place(host, port, tuple(name or ())), read_settings()
    if db and (folder or articles):
        raise typer.BadParameter("goes neither with --dir nor with --articles", param_hint="--db")
    model = model_version(settings.model)
    metrics = Metrics((model.name, model.version) if model else None)
    if db:
        serve_file(db, place, metrics)
    elif folder or articles or not settings.bootstrap_servers:
        serve_folder(folder or settings.log_dir, lambda: inputs.files(articles or ()), place, metrics)
    else:
        from pipeline.stream.site import serve_topics

        serve_topics(settings, place, metrics)
