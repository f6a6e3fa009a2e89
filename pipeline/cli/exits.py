"""Exit codes: the same meaning for every command, told in the help, and the group that keeps to it."""

import os
import re
import sys
from itertools import pairwise
from typing import Any

import typer
from typer.core import TyperGroup

from pipeline import logs
from pipeline.errors import PipelineError
from pipeline.settings import read_log
from pipeline.terminal import printable

FAILED = 1
INTERRUPTED = 130
NOT_READ = 141
"""Nobody reads the output any more: what shells call a process that SIGPIPE ended."""

_EMPTY = re.compile(r"--[a-z-]+=")

MEANINGS = (
    "Exit codes: 0 all done; 1 something failed, and standard error names it; 2 wrong use or setting; "
    "70 a worker ended itself, to be started again; 130 interrupted; 141 nobody reads the output."
)


class Group(TyperGroup):
    """Commands whose errors become one line on standard error and an exit code."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Nothing takes an empty value: an empty path would be the folder that one stands in."""
        for before, word in pairwise(["", *args]):
            if not word or _EMPTY.fullmatch(word):
                what = word[:-1] or (before if before.startswith("-") else "an argument")
                raise typer.BadParameter(f"{what} is empty: leave it out, or give it a value", ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Whatever ends a command, but for a fault of its own, ends it with a code that the help tells."""
        try:
            if read_log() == "json":
                logs.as_json()
            return self._flushed(ctx)
        except PipelineError as error:
            say(str(error))
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as error:
            say("interrupted")
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to fail at the end
            raise typer.Exit(NOT_READ) from error
        except OSError as error:
            say(f"{error.filename or 'input or output'}: {error.strerror or error}")
            raise typer.Exit(FAILED) from error

    def _flushed(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        finally:
            sys.stdout.flush()


def say(text: str) -> None:
    """A line on standard error, safe on a terminal."""
    if logs.is_json():
        logs.log.error(text)
    else:
        print(f"pipeline: {printable(text)}", file=sys.stderr)
