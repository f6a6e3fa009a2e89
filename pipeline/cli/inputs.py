"""Article files for the commands: reading them, the analyser, and what to say of inputs that are no articles."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.articles.make import Unreadable
from pipeline.errors import SettingsError
from pipeline.model import Article
from pipeline.settings import read_settings
from pipeline.terminal import printable

if TYPE_CHECKING:
    from pipeline.articles.fields import Fields
    from pipeline.steps import Analyser


def read(paths: Iterable[Path], mapping: Sequence[str] | None = None) -> Iterator[Article | Unreadable]:
    """The articles of files and folders; a folder's files in the order of their names, hidden ones left out.

    Raises SettingsError, before anything is read, where the mapping of fields cannot be one.
    """
    return _read(files(paths), fields(mapping))


def _read(files: Iterable[Path], fields: "Fields") -> Iterator[Article | Unreadable]:
    from pipeline.articles.read import read_articles

    for file in files:
        yield from read_articles(file, fields)


def fields(mapping: Sequence[str] | None) -> "Fields":
    """Where the parts of an article stand in a record: as the option says, or else the setting; SettingsError."""
    from pipeline.articles.mapping import read_mapping

    given = mapping or [read_settings().map]
    try:
        return read_mapping(given)
    except SettingsError as error:
        raise SettingsError(f"{'--map' if mapping else 'PIPELINE_MAP'}: {error}") from error


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are named and those in named folders, in that order and of their names, hidden ones left out."""
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
    inside = (file for file in path.rglob("*") if file.is_file())
    return sorted(file for file in inside if not any(part.startswith(".") for part in file.relative_to(path).parts))
