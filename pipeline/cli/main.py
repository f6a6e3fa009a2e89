"""The command line: parses arguments, calls one function each, prints."""

import logging
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline import __version__
from pipeline.cli import formats, offline, recovery, site, stories, streaming
from pipeline.cli.exits import MEANINGS, Group

app = typer.Typer(
    name="pipeline",
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    epilog="Start with [bold]pipeline demo[/bold]. Settings come from the environment; README lists them."
    f"\n\n{MEANINGS}",
)
for group in (streaming, offline, formats, site, recovery):
    group.register(app)
app.add_typer(stories.app, name="stories")


def _print_version(is_asked: bool) -> None:
    if is_asked:
        print(__version__)
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", help="Print the version", is_eager=True, callback=_print_version)]


@app.callback()
def pipeline(version: Version = False) -> None:
    """Events from news articles: who did what, who says so, who denies it, on how many independent sources."""


def main() -> None:
    """Run a command."""
    logging.getLogger("kafka").setLevel(logging.CRITICAL)  # it repeats what our own errors say
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever began us: nothing to be read, nobody to read
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 # open to the end
    app()
