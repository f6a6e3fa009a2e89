"""Watching files and folders by looking at them again and again: each file once, when it has stopped growing."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

log = logging.getLogger(__name__)

EVERY = 1.0  # seconds between two looks


class Stamp(NamedTuple):
    """What changes when a file is written to."""

    size: int
    changed: int


Look = Mapping[Path, Stamp]
"""The files that are there, in their order."""


def watch(list_files: Callable[[], Iterable[Path]], wait: Callable[[float], bool]) -> Iterator[Path]:
    """Every file, until wait says to stop; one that is written to later comes again."""
    before: Look = {}
    taken: dict[Path, Stamp] = {}
    while True:
        now = look(list_files)
        for path in settled(before, now, taken):
            taken[path] = now[path]
            yield path
        before = now
        if wait(EVERY):
            return


def settled(before: Look, now: Look, taken: Look) -> list[Path]:
    """The files that have stayed the same since the look before, and were not taken as they are now."""
    return [path for path, stamp in now.items() if before.get(path) == stamp != taken.get(path)]


def look(list_files: Callable[[], Iterable[Path]]) -> Look:
    """The files that are there; one that goes away meanwhile is left out, as is a folder's rest."""
    found: dict[Path, Stamp] = {}
    try:
        for path in list_files():
            if (stamp := _stamp(path)) is not None:
                found[path] = stamp
    except OSError as error:
        log.warning("cannot look into %r: %s", str(error.filename), error.strerror)
    return found


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return Stamp(status.st_size, status.st_mtime_ns)
