"""Commands without a broker: extract, run, inspect."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from pipeline.articles.make import Unreadable
from pipeline.cli import inputs
from pipeline.cli.bar import Bar, bar_of
from pipeline.cli.examples import examples
from pipeline.cli.exits import FAILED, INTERRUPTED, say
from pipeline.cli.options import Jobs, Json, Map, Paths, Pretty, named
from pipeline.cli.show import as_json, as_paragraph, counted
from pipeline.model import Article
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.offline import RunResult
    from pipeline.stream.limited import Analyse
    from pipeline.stream.stop import Stop


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(
        epilog=examples(
            "pipeline extract article.txt                 # one JSON event a line",
            "pipeline extract sentences.jsonl --pretty    # to read",
            "zcat news.jsonl.gz | pipeline extract -      # what another program prints",
        )
    )(extract)
    app.command(
        epilog=examples(
            "pipeline run seeds --out out/run                        # a folder of articles to story logs",
            "pipeline run more.jsonl --out out/run                   # more articles to the same stories",
            "pipeline run archive.jsonl --out out/archive --jobs 4   # a backfill on four cores",
            "pipeline run rows.csv --out out/rows --map text=copy,published=made.at   # fields of other names",
            "pipeline stories show --dir out/run                     # what came out",
        )
    )(run)
    app.command(
        epilog=examples(
            "pipeline inspect article.html          # facts with their evidence, text with what is masked",
            "pipeline inspect seeds --json          # one object an article",
        )
    )(inspect)


def extract(paths: Paths, pretty: Pretty = False, jobs: Jobs = 1, mapping: Map = None) -> None:
    """Print the events of article files, one JSON object a line; no broker needed.

    Offsets are character offsets into the article's text, or its title where the event's field says so. Exits with 1
    where an input could not be used, and names it.
    """
    from pipeline.offline import analyses

    failures: list[Unreadable] = []
    with _work(paths, jobs, mapping) as work:
        for analysis in analyses(work.inputs, work.analyse, failures, jobs):
            for event in analysis.events:
                print(as_paragraph(event) if pretty else as_json(event))
    inputs.report(failures)
    _end(bool(failures), work.stop)


def run(
    paths: Paths,
    out: Annotated[Path, typer.Option(help="Folder of the story logs; made if absent", callback=named)],
    jobs: Jobs = 1,
    mapping: Map = None,
) -> None:
    """Fold article files into story logs in one process, as the stream would; no broker needed.

    A folder that earlier runs wrote is gone on with: its logs become those of one run over all inputs, in the order
    in which they came. Articles that it has are passed over, so an interrupted run is just run again. Exits with 1
    where an input could not be used, names it, and lists it in the folder's _dead-letters.jsonl.
    """
    from pipeline import offline
    from pipeline.analysing import means_of

    if any(path.is_dir() and out.resolve().is_relative_to(path.resolve()) for path in paths):
        raise typer.BadParameter("lies in a folder of the articles, and would be read with them", param_hint="--out")
    with offline.open_run(out, means_of(read_settings())) as opened, _work(paths, jobs, mapping) as work:
        result = opened.take(work.inputs, work.analyse, work.bar.article, jobs)
    print(_summary(result, out))
    inputs.report(result.failures)
    _end(bool(result.failures), work.stop)


def _summary(result: "RunResult", out: Path) -> str:
    known = f", {counted(result.known, 'that was there already', 'that were there already')}" if result.known else ""
    repeated = f", {counted(result.repeated, 'repeat', 'repeats')}" if result.repeated else ""
    failed = f"; {counted(len(result.failures), 'dead letter', 'dead letters')}" if result.failures else ""
    return (
        f"{counted(result.articles, 'article', 'articles')} ({result.set_aside} set aside){known}{repeated}, "
        f"{counted(result.events, 'event', 'events')}, {counted(len(result.stories), 'story', 'stories')} in {out}; "
        f"{counted(result.new_records, 'new log record', 'new log records')}{failed}"
    )


class _Work(NamedTuple):
    """What both commands work with: what is read until a signal comes, and what analyses it."""

    inputs: Iterator[Article | Unreadable]
    analyse: "Analyse"
    bar: Bar
    stop: "Stop"


@contextmanager
def _work(paths: list[Path], jobs: int, mapping: list[str] | None) -> Iterator[_Work]:
    from pipeline.analysing import side_by_side
    from pipeline.stream.stop import on_signals

    with side_by_side(read_settings(), jobs) as analyse, on_signals() as stop, bar_of(paths) as bar:
        given = inputs.read(paths, mapping, bar.read)
        yield _Work(takewhile(lambda item: not stop.asked, given), analyse, bar, stop)


def _end(has_failed: bool, stop: "Stop") -> None:
    """End with the exit code."""
    if stop.asked:
        say("interrupted; what was read before is done")
        raise typer.Exit(INTERRUPTED)
    raise typer.Exit(FAILED if has_failed else 0)


def inspect(paths: Paths, to_json: Json = False, mapping: Map = None) -> None:
    """Show what was read of article files: facts with evidence, what is masked and why.

    Exits with 1 where an input could not be read, and names it.
    """
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
    raise typer.Exit(FAILED if failures else 0)
