"""The command line: parses arguments, calls one function each, prints."""

import logging
import sys

import typer

from pipeline.cli import formats, offline, site, stories, streaming
from pipeline.errors import PipelineError
from pipeline.terminal import printable

app = typer.Typer(
    name="pipeline",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Events from news articles: who did what, who says so, who denies it, on how many independent sources.",
    epilog="Start with [bold]pipeline demo[/bold]. Settings come from the environment; README lists them.",
)
for group in (streaming, offline, formats, site):
    group.register(app)
app.add_typer(stories.app, name="stories")


def main() -> None:
    """Run a command; errors that a user can act on become one line and an exit code."""
    logging.getLogger("kafka").setLevel(logging.CRITICAL)  # it repeats what our own errors say
    try:
        app()
    except PipelineError as error:
        print(f"pipeline: {printable(str(error))}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
