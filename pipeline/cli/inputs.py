"""Article files for the commands: reading them, the analyser, and what to say of inputs that are no articles."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.articles.make import Unreadable
from pipeline.model import Article
from pipeline.settings import read_settings
from pipeline.terminal import printable

if TYPE_CHECKING:
    from pipeline.steps import Analyser


def read(paths: Iterable[Path]) -> Iterator[Article | Unreadable]:
    """The articles of files and folders; a folder's files in the order of their names, hidden ones left out."""
    from pipeline.articles.read import read_articles

    for file in files(paths):
        yield from read_articles(file)


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are named and those in named folders, in that order and of their names.

    Hidden files are left out, and links inside a folder, which may lead anywhere.
    """
    for path in paths:
        yield from _files(path)


def analyser() -> "Analyser":
    """An analyser on the language model that the settings name."""
    from pipeline.language.load import load
    from pipeline.steps import Analyser

    settings = read_settings()
    return Analyser(load(settings.model, settings.thresholds))


def report(failures: list[Unreadable]) -> None:
    """Say on standard error which inputs could not be used, and why."""
    for item in failures:
        print(f"pipeline: {printable(item.source)}: {printable(item.reason)}", file=sys.stderr)


def _files(path: Path) -> Iterable[Path]:
    if not path.is_dir():
        return [path]
    inside = (file for file in path.rglob("*") if file.is_file() and not file.is_symlink())
    return sorted(file for file in inside if not any(part.startswith(".") for part in file.relative_to(path).parts))
