"""Watching files and folders by looking at them again and again: each file once, when it rests."""

import errno
import fcntl
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

log = logging.getLogger(__name__)

EVERY = 5.0  # seconds between two looks; a file that changes within them is still being written


class Stamp(NamedTuple):
    """What changes when a file is written to, and stays when it is renamed."""

    size: int
    changed: int
    file: tuple[int, int] = (0, 0)  # device and inode


Look = Mapping[Path, Stamp]
"""The files that are there, in their order."""


def watch(list_files: Callable[[], Iterable[Path]], wait: Callable[[float], bool]) -> Iterator[Path]:
    """Every file that rests, until wait says to stop.

    One that is written to later comes again, one that is renamed does not.
    """
    before: Look = {}
    taken: dict[Path, Stamp] = {}
    while True:
        now = look(list_files)
        for path in settled(before, now, taken):
            if not is_open_for_writing(path):
                taken[path] = now[path]
                yield path
        before = now
        if wait(EVERY):
            return


def settled(before: Look, now: Look, taken: Look) -> list[Path]:
    """The files that have stayed the same since the look before, and were not taken as they are under any name."""
    known = set(taken.values())
    return [path for path, stamp in now.items() if before.get(path) == stamp and stamp not in known]


def is_open_for_writing(path: Path) -> bool:
    """Whether a process writes to the file; False where the system does not tell, as only Linux does."""
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    try:
        with path.open("rb") as file:
            fcntl.fcntl(
                file, fcntl.F_SETLEASE, fcntl.F_RDLCK
            )  # granted only where nobody writes; closing gives it back
    except OSError as error:
        return error.errno == errno.EAGAIN
    return False


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
    return Stamp(status.st_size, status.st_mtime_ns, (status.st_dev, status.st_ino))
