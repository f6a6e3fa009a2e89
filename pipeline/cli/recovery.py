"""Commands for upgrades and disasters: the stories anew, the analyses in a file and back."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.bar import counter
from pipeline.cli.examples import examples
from pipeline.cli.show import counted
from pipeline.settings import read_settings

Folder = Annotated[
    Path | None,
    typer.Option("--dir", help="A folder that `run` writes, instead of the topics", exists=True, file_okay=False),
]
File = Annotated[Path, typer.Argument(help="The snapshot, JSON Lines", dir_okay=False)]


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(
        epilog=examples(
            "pipeline rebuild                  # topics and log files; stop the workers first",
            "pipeline rebuild --dir out/run    # a folder that `pipeline run` writes",
        )
    )(rebuild)
    app.command(epilog=examples("pipeline snapshot /backup/analyses.jsonl    # daily: adds what is new"))(snapshot)
    app.command(epilog=examples("pipeline restore /backup/analyses.jsonl     # stop workers first"))(restore)


def rebuild(folder: Folder = None) -> None:
    """Make the stories anew from the analyses: after an upgrade that asks for it, or where logs are damaged or lost.

    The old log files are kept in a folder within theirs. Topics of events, story log and snapshots are deleted and made
    anew; workers that start then fill them.
    """
    from pipeline.refolding import refold_folder
    from pipeline.stories.learned import thresholds
    from pipeline.stream.rebuild import rebuild as rebuild_topics

    settings = read_settings()
    with counter("analyses") as folded:
        limits = thresholds(settings.denied_from)
        before = refold_folder(folder, folded, limits) if folder else rebuild_topics(settings, folded)
    print(f"the stories are made anew; the logs before them are in {before}")
    if not folder:
        print("now start the workers, which send all of it again; then `pipeline audit --wait 600`")


def snapshot(file: File) -> None:
    """Keep the analyses topic in a file, from which all stories follow; adds what the file does not have yet."""
    from pipeline.stream.snapshot import snapshot as take

    with counter("analyses") as read:
        count = take(read_settings(), file, read)
    print(f"{counted(count, 'analysis', 'analyses')} added to {file}")


def restore(file: File) -> None:
    """Make the analyses topic anew from a snapshot and what the topic has beyond it: where it is trimmed or lost.

    Workers that start then handle all of it again; log files that follow from it stay as they are.
    """
    from pipeline.stream.snapshot import restore as bring_back

    with counter("analyses") as sent:
        count = bring_back(read_settings(), file, sent)
    print(f"{counted(count, 'analysis', 'analyses')} sent; now start the workers, then `pipeline audit --wait 600`")
