"""The analyses that a folder's story logs were folded from, in their order: what a later run goes on from.

One JSON line an analysis, in a file beside the logs that only runs write; the stream has its analyses topic.
"""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from mmap import mmap
from pathlib import Path

from pydantic import ValidationError

from pipeline import means, wire
from pipeline.errors import OutputRefused
from pipeline.means import Means
from pipeline.model import Analysis
from pipeline.storylog import StoryLogs, named

NAME = "_analyses.ndjson"  # no story id starts with an underscore


class Kept:
    """The analyses of one folder; what is added is on the disk when add returns."""

    def __init__(self, path: Path, file: FileIO) -> None:
        self.path = path
        self._file = file

    def __iter__(self) -> Iterator[Analysis]:
        """Those that were there at the beginning; raises OutputRefused with the line's number."""
        with self.path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield Analysis.model_validate_json(line)
                except ValidationError as error:
                    raise OutputRefused(
                        f"{self.path}: line {number} is not an analysis; the file was changed or is damaged, and "
                        "nothing else tells what stood there: run all articles into another folder"
                    ) from error

    def add(self, analysis: Analysis) -> None:
        """Raises WireError, before anything is written, for one that no JSON can carry; OSError names the file."""
        line = wire.encode(analysis) + b"\n"
        with named(self.path):
            if self._file.write(line) < len(line):  # the rest found no room; the next run cuts the torn line off
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self._file.fileno())


@contextmanager
def open_kept(folder: Path, made_with: Means | None = None) -> Iterator[Kept]:
    """The folder's analyses, for this process alone; the folder is made where it is missing.

    A torn last line, of a write that a crash cut off, is cut off first. Raises OutputRefused, also where the analyses
    were made with other means than those given.
    """
    path = folder / NAME
    if folder.is_dir() and not path.exists() and StoryLogs(folder).story_ids():
        raise OutputRefused(f"{folder} holds story logs of a worker or an earlier version: name another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = path.open("ab+", buffering=0)
    except OSError as error:
        why = "a file, not a folder" if folder.is_file() else error.strerror
        raise OutputRefused(f"{folder} cannot be written to: {why}") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise OutputRefused(f"another run writes to {folder}: wait for it, or name another folder") from error
        _cut_torn(file)
        if made_with and path.stat().st_size:
            means.check(folder, made_with, path)
        yield Kept(path, file)


def _cut_torn(file: FileIO) -> None:
    if os.fstat(file.fileno()).st_size:  # nothing cannot be mapped
        with mmap(file.fileno(), 0) as data:
            keep = data.rfind(b"\n") + 1
        file.truncate(keep)
