"""Commands that need a broker, and the demo, which brings its own."""

from pathlib import Path
from typing import Annotated

import typer

import pipeline
from pipeline.articles.opening import STANDARD_INPUT
from pipeline.cli import dead_letters, doctor, inputs, replay, tail, topics
from pipeline.cli.bar import bar_of, counter
from pipeline.cli.examples import examples
from pipeline.cli.exits import FAILED, say
from pipeline.cli.options import there
from pipeline.settings import read_settings
from pipeline.terminal import printable

SEEDS = Path(pipeline.__file__).parent / "seeds"
"""Five articles of one happening, which come with the package."""

Steps = Annotated[str, typer.Option(help="Which steps this worker does, of extract, group and log")]
Wait = Annotated[float, typer.Option(help="First wait so many seconds at most for the workers to finish", min=0)]


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(
        epilog=examples(
            "pipeline demo                  # the five seed articles",
            "pipeline demo my-articles/     # any article files",
            "pipeline demo --serve          # and watch them come in a browser",
        )
    )(demo)
    replay.register(app)
    app.command(
        epilog=examples(
            "pipeline worker                         # all three steps, until SIGTERM",
            "pipeline worker --steps extract         # analysis only; start as many as articles has partitions",
        )
    )(worker)
    tail.register(app)
    app.command(
        epilog=examples(
            "pipeline audit               # nothing lost, nothing twice: exit 0",
            "pipeline audit --wait 60     # after a replay, while the workers are still at it",
        )
    )(audit)
    doctor.register(app)
    app.add_typer(topics.app, name="topics")
    app.add_typer(dead_letters.app, name="dead-letters")


def demo(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", show_default="five seed articles", callback=there)
    ] = None,
    serve: Annotated[bool, typer.Option("--serve", help="Serve the stories as pages meanwhile, until Ctrl-C")] = False,
    port: Annotated[int, typer.Option(help="Of --serve; 0: any that is free", min=0, max=65535)] = 8080,
) -> None:
    """Stream article files through producer, broker, agents and sink in one process, and show the stories.

    The broker is inside the process and gone at the end; the story logs stay.
    """
    given = paths or [SEEDS]
    if not serve:
        raise typer.Exit(_demo(given))
    from pipeline.site.serving import Place, in_background
    from pipeline.stream.demo import emptied
    from pipeline.stream.stop import on_signals

    folder, texts = emptied(read_settings()), [path for path in given if path != STANDARD_INPUT]
    with in_background(folder, lambda: inputs.files(texts), Place("127.0.0.1", port)) as address:
        say(f"the stories come in on {address}")
        code = _demo(given)
        say(f"the pages stay on {address} until Ctrl-C")
        with on_signals() as stop:
            while not stop.wait(60):
                pass
    raise typer.Exit(code)


def _demo(paths: list[Path]) -> int:
    """The exit code."""
    from pipeline.analysing import load_analysis
    from pipeline.cli.stories import print_stories
    from pipeline.stream import demo as streaming

    settings = read_settings()
    with bar_of(paths) as bar:
        given = inputs.read(paths, told=bar.read)
        result = streaming.demo(
            given, settings, lambda: load_analysis(settings.model, settings.thresholds), bar.article
        )
    inputs.report(result.replayed.unreadable)
    print_stories(result.folder)
    print(f"{result.replayed.articles} articles streamed; the story logs are in {result.folder}")
    return FAILED if result.replayed.unreadable else 0


def worker(steps: Steps = "extract,group,log") -> None:
    """Run a worker: articles in, story logs out, until SIGTERM or SIGINT."""
    from pipeline.stream.worker import run_worker

    run_worker(read_settings(), [step.strip() for step in steps.split(",") if step.strip()])


def audit(wait: Wait = 0) -> None:
    """Prove that every article is an analysis or a dead letter, and every event in its story's log exactly once.

    Reads the topics and the log files; exits with 1 and lists what is amiss.
    """
    from pipeline.stream import audit as auditing

    settings = read_settings()
    auditing.wait_until_handled(settings, wait)
    with counter("analyses") as folded:
        found = auditing.audit(settings, folded)
    print(f"{found.articles} articles: {found.analyses} analyses, {found.dead_letters.total()} dead letters")
    print(f"{found.events} events, {found.records} log records, {found.stories} stories; lag {found.lag}")
    if len(found.models) > 1:
        by_model = ", ".join(f"{name} in {count}" for name, count in sorted(found.models.items()))
        print(printable(f"events found by several models: {by_model} articles; an article's first analysis counts"))
    for (topic, partition), (committed, end) in sorted(found.offsets.items()):
        print(f"  {topic}[{partition}] committed {committed} of {end}")
    for problem in found.problems:
        say(problem)
    raise typer.Exit(FAILED if found.problems else 0)
