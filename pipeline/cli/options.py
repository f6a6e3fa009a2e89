"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.articles.opening import STANDARD_INPUT


def there(paths: list[Path] | None) -> list[Path] | None:
    """The paths, all of them; typer's own check takes no "-" for a path."""
    for path in paths or ():
        if path != STANDARD_INPUT and (problem := _why_not(path)):
            raise typer.BadParameter(f"path {str(path)!r} {problem}")
    return paths


def _why_not(path: Path) -> str:
    """Why a path leads nowhere; nothing where it does."""
    try:
        return "" if path.exists() else "does not exist"
    except OSError as error:  # a name too long, a folder that may not be looked into
        return f"cannot be looked at: {error.strerror}"


def named(path: Path) -> Path:
    """The path of what is written; "-" would be a file of that name, and is meant for standard output."""
    if path == STANDARD_INPUT:
        raise typer.BadParameter("standard output is not written to: name a file or a folder")
    return path


Paths = Annotated[
    list[Path],
    typer.Argument(
        help="Article files, or folders of them; - is standard input",
        callback=there,
        show_default=False,
        metavar="PATH...",
    ),
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        help="Where JSON or CSV has an article's parts: text=body,title=headline; may be repeated; else PIPELINE_MAP",
        metavar="TARGET=FIELD,...",
        show_default=False,
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", help="Articles analysed side by side; a core each", min=1, max=256)]
Json = Annotated[bool, typer.Option("--json", help="For programs: one JSON object a line")]
Pretty = Annotated[bool, typer.Option("--pretty", help="For people: an event a paragraph")]
