"""Commands without a broker: extract, run, inspect."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from tqdm import tqdm

from pipeline.articles.make import Unreadable
from pipeline.cli import inputs
from pipeline.cli.examples import examples
from pipeline.cli.options import Json, Map, Paths, Pretty
from pipeline.cli.show import as_json, as_paragraph, counted

if TYPE_CHECKING:
    from pipeline.offline import Inputs


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(
        epilog=examples(
            "pipeline extract article.txt                 # one JSON event a line",
            "pipeline extract sentences.jsonl --pretty    # to read",
        )
    )(extract)
    app.command(
        epilog=examples(
            "pipeline run seeds --out out/stories           # a folder of articles to story logs",
            "pipeline run archive.jsonl --out out/archive   # a backfill",
            "pipeline run rows.csv --out out/rows --map text=copy,published=made.at   # fields of other names",
            "pipeline stories show --dir out/stories        # what came out",
        )
    )(run)
    app.command(
        epilog=examples(
            "pipeline inspect article.html          # facts with their evidence, text with what is masked",
            "pipeline inspect seeds --json          # one object an article",
        )
    )(inspect)


def extract(paths: Paths, pretty: Pretty = False, mapping: Map = None) -> None:
    """Print the events of article files, one JSON object a line; no broker needed.

    Offsets are character offsets into the article's text, or its title where the event's field says so.
    """
    failures: list[Unreadable] = []
    _extract(inputs.read(paths, mapping), pretty, failures)
    inputs.report(failures)
    raise typer.Exit(1 if failures else 0)


def _extract(items: "Inputs", pretty: bool, failures: list[Unreadable]) -> None:
    from pipeline.offline import analyses

    for analysis in analyses(items, inputs.analyser().analyse, failures):
        for event in analysis.events:
            print(as_paragraph(event) if pretty else as_json(event))


def run(
    paths: Paths,
    out: Annotated[Path, typer.Option(help="Folder of the story logs; made if absent")],
    mapping: Map = None,
) -> None:
    """Fold article files into story logs in one process, as the stream would; no broker needed."""
    from pipeline import offline

    items, analyse = inputs.read(paths, mapping), inputs.analyser().analyse
    with tqdm(unit=" articles", disable=None, file=sys.stderr) as bar:
        result = offline.run(items, out, analyse, bar.update)
    print(
        f"{counted(result.articles, 'article', 'articles')} ({result.set_aside} set aside), "
        f"{counted(result.events, 'event', 'events')}, {counted(len(result.stories), 'story', 'stories')} in {out}; "
        f"{counted(result.new_records, 'new log record', 'new log records')}"
    )
    inputs.report(result.failures)


def inspect(paths: Paths, to_json: Json = False, mapping: Map = None) -> None:
    """Show what was read of article files: facts with evidence, what is masked and why."""
    from pipeline.articles import inspect as inspection
    from pipeline.articles.clean import clean

    failures = []
    for item in inputs.read(paths, mapping):
        if isinstance(item, Unreadable):
            failures.append(item)
            continue
        cleaned = clean(item)
        print(as_json(inspection.as_json(cleaned)) if to_json else inspection.as_text(cleaned))
    inputs.report(failures)
    raise typer.Exit(1 if failures else 0)
