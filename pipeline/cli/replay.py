"""The replay command: article files to the articles topic, all at once or over time, to their end or without one."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.articles.opening import STANDARD_INPUT
from pipeline.cli import inputs
from pipeline.cli.bar import bar_of
from pipeline.cli.examples import examples
from pipeline.cli.exits import FAILED, INTERRUPTED, say
from pipeline.cli.options import Map, Paths
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.stream.replaying import Summary

Rate = Annotated[float | None, typer.Option(help="At most so many articles a second", min=0.001, show_default=False)]
Speed = Annotated[
    float | None,
    typer.Option(
        help="As they were published: so many seconds of theirs in a second of ours", min=0.001, show_default=False
    ),
]
Resume = Annotated[bool, typer.Option("--resume", help="Leave out what an earlier replay has sent")]
Follow = Annotated[
    bool, typer.Option("--follow", "-f", help="Watch for more files until SIGINT or SIGTERM; goes on like --resume")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "pipeline replay seeds                           # a folder, with the folders in it",
            "pipeline replay archive.jsonl --rate 50         # 50 articles a second",
            "pipeline replay archive.jsonl --speed 3600      # as they were published, an hour a second",
            "pipeline replay archive.jsonl --resume          # goes on where it was interrupted",
            "pipeline replay incoming --follow               # every file that is put there, once, over restarts too",
        )
    )(replay)


def replay(  # noqa: PLR0913, PLR0917  # each is an option of the command
    paths: Paths,
    rate: Rate = None,
    speed: Speed = None,
    resume: Resume = False,
    follow: Follow = False,
    mapping: Map = None,
) -> None:
    """Send article files to the articles topic; exits with 1 and lists them if any were unreadable or not delivered.

    --speed reads everything before it sends the first article; those without a date keep their place.
    """
    from pipeline.stream.replaying import Manner, replay_files
    from pipeline.stream.stop import on_signals

    if speed and (rate or follow):
        raise typer.BadParameter("goes neither with --rate nor with --follow", param_hint="--speed")
    if follow and STANDARD_INPUT in paths:
        raise typer.BadParameter("standard input cannot be watched; leave out --follow", param_hint="-")
    fields = inputs.fields(mapping)
    is_counted = bool(speed or follow)  # all bytes are read before the first article goes, or there is no last one
    with bar_of(None if is_counted else paths) as bar, on_signals() as stop:
        manner = Manner(rate, speed, resume, follow, fields, bar.read)
        list_files = partial(inputs.files, paths, may_be_empty=follow)
        summary = replay_files(list_files, read_settings(), manner, stop, bar.article)
    inputs.report(summary.result.unreadable)
    print(table(summary))
    summary.result.check()
    if summary.interrupted and not follow:
        say("interrupted; the same command with --resume goes on")
        raise typer.Exit(INTERRUPTED)
    if summary.result.unreadable and not follow:
        raise typer.Exit(FAILED)


def table(summary: "Summary") -> str:
    """What a replay did, a line each: the number, and of what."""
    result = summary.result
    rows = (
        (f"{summary.files}", "files"),
        (f"{result.articles}", "articles sent"),
        (f"{summary.skipped}", "skipped as already sent"),
        (f"{len(result.unreadable)}", "unreadable, to the dead letters"),
        (f"{len(result.failures)}", "failed"),
        (f"{result.bytes}", "bytes"),
        (f"{summary.seconds:.1f}", "seconds"),
        (f"{result.articles / max(summary.seconds, 0.001):.1f}", "articles a second"),
    )
    width = max(len(number) for number, _ in rows)
    return "\n".join(f"{number:>{width}} {what}" for number, what in rows)
