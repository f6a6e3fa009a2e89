"""Article files for the commands: finding and reading them, and what to say of inputs that are no articles."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.articles.make import Unreadable
from pipeline.articles.opening import STANDARD_INPUT, Told
from pipeline.cli.exits import say
from pipeline.errors import SettingsError
from pipeline.model import Article
from pipeline.settings import read_settings

if TYPE_CHECKING:
    from pipeline.articles.fields import Fields


def read(
    paths: Iterable[Path], mapping: Sequence[str] | None = None, told: Told = lambda size: None
) -> Iterator[Article | Unreadable]:
    """The articles of files and folders; a folder's files in the order of their names, hidden ones left out.

    Raises SettingsError, before anything is read, where the mapping of fields cannot be one.
    """
    return _read(files(paths), fields(mapping), told)


def some(paths: Iterable[Path]) -> Iterator[Article | Unreadable]:
    """As read; raises SettingsError at the end where none was an article."""
    first: Unreadable | None = None
    found = False
    for item in read(paths):
        if isinstance(item, Article):
            found = True
        else:
            first = first or item
        yield item
    if first and not found:
        raise SettingsError(f"--articles: there is no article: {first.source}: {first.reason}")


def _read(files: Iterable[Path], fields: "Fields", told: Told) -> Iterator[Article | Unreadable]:
    from pipeline.articles.read import read_articles

    for file in files:
        yield from read_articles(file, fields, told)


def fields(mapping: Sequence[str] | None) -> "Fields":
    """Where the parts of an article stand in a record: as the option says, or else the setting; SettingsError."""
    from pipeline.articles.mapping import read_mapping

    given = mapping or [read_settings().map]
    if mapping and not any(part.strip(" ,") for part in mapping):
        raise SettingsError("--map: is empty: leave it out, or give it a mapping")
    try:
        return read_mapping(given)
    except SettingsError as error:
        raise SettingsError(f"{'--map' if mapping else 'PIPELINE_MAP'}: {error}") from error


def files(paths: Iterable[Path], may_be_empty: bool = False) -> Iterator[Path]:
    """The files that are named and those in named folders, in that order and of their names.

    Hidden files are left out, and links inside a folder, which may lead anywhere. A folder comes itself, for its
    reader to say why, where it cannot be looked into, or was named and has no files.
    """
    for path in paths:
        found = _files(path) if path.is_dir() and path != STANDARD_INPUT else [path]
        yield from found or ([] if may_be_empty else [path])


def size(paths: Iterable[Path]) -> int | None:
    """Bytes of all files, None where that is not known beforehand."""
    found = list(files(paths))
    if STANDARD_INPUT in found:
        return None
    return sum(file.stat().st_size for file in found if file.is_file())


def report(failures: list[Unreadable]) -> None:
    """Say on standard error which inputs could not be used, and why."""
    for item in failures:
        say(f"{item.source}: {item.reason}")


def _files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: found.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        inside = (Path(place, name) for name in names if not name.startswith("."))
        found.extend(file for file in inside if not file.is_symlink())
    return sorted(found)
