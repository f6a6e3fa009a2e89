"""pipeline dead-letters: what could not be processed, and sending it again."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.examples import examples
from pipeline.settings import read_settings
from pipeline.terminal import printable

if TYPE_CHECKING:
    from pipeline.stream.deadletters import DeadLetter

app = typer.Typer(no_args_is_help=True, help="List, show and send again what could not be processed.")


@app.command("list", epilog=examples("pipeline dead-letters list     # number, stage, where it was, why"))
def list_letters() -> None:
    """List the dead letters, a line each."""
    from pipeline.stream.deadletters import dead_letters

    for letter in dead_letters(read_settings()):
        print(printable(f"{letter.number:>6}  {letter.stage:<8} {_origin(letter)}  {letter.reason}".replace("\n", " ")))


@app.command(epilog=examples("pipeline dead-letters show 3            # why, and the original on standard output"))
def show(number: Annotated[int, typer.Argument(help="Its number in the list")]) -> None:
    """Show one dead letter: where it was and why, then its original content with control characters escaped."""
    from pipeline.stream.deadletters import dead_letters

    letter = next((each for each in dead_letters(read_settings()) if each.number == number), None)
    if letter is None:
        raise typer.BadParameter(f"no dead letter {number}; `pipeline dead-letters list` shows them")
    print(printable(f"{letter.stage}: {letter.error}: {letter.reason} ({_origin(letter)})"), file=sys.stderr)
    print(printable((letter.value or b"").decode(errors="backslashreplace")))


@app.command(
    epilog=examples(
        "pipeline dead-letters replay            # all that came from a topic",
        "pipeline dead-letters replay 3 5        # those two",
    )
)
def replay(
    numbers: Annotated[list[int] | None, typer.Argument(help="Which; all if none is named", show_default=False)] = None,
) -> None:
    """Send dead letters to the topics that they came from, once their cause is mended; each only once.

    One that fails again becomes a new letter. What was cut, or came from a topic that is not this pipeline's, stays.
    """
    from pipeline.stream.deadletters import replay_dead_letters

    sent = replay_dead_letters(read_settings(), numbers)
    print(f"{len(sent)} sent again; those sent before stay, and inputs that were no articles: mend and replay the file")


def _origin(letter: "DeadLetter") -> str:
    return letter.source or f"{letter.topic}[{letter.partition}]@{letter.offset}"
