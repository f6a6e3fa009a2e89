"""The story logs: one JSON Lines file per story, appended to, never rewritten."""

import fcntl
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from pipeline.errors import LogDamaged, UnknownStory
from pipeline.model import LogRecord

STORY_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
SUFFIX = ".jsonl"


def line(record: LogRecord) -> bytes:
    """The record as it stands in its file, with the line feed."""
    return record.model_dump_json(exclude_none=True).encode() + b"\n"


class StoryLogs:
    """The logs of a folder, which several processes may share; appending what is there already changes nothing."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder where it is missing; reading and writing open the logs when they are asked for."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._known: dict[str, tuple[int, int]] = {}  # story id -> size in bytes and lines of its log

    def append(self, records: Iterable[LogRecord]) -> tuple[LogRecord, ...]:
        """Writes the records that are new, each the next of its story; raises LogDamaged where one is missing.

        A torn last line, of a write that a crash cut off, is cut off the log first.
        """
        with _locked(self.folder):
            return self._append(records)

    def _append(self, records: Iterable[LogRecord]) -> tuple[LogRecord, ...]:
        written: list[LogRecord] = []
        lines: dict[str, list[bytes]] = {}
        reached: dict[str, int] = {}
        for record in records:
            expected = reached.get(record.story_id)
            expected = self._expected(record.story_id) if expected is None else expected
            if record.seq > expected:
                raise LogDamaged(f"story {record.story_id}: line {record.seq} came where {expected} is the next")
            if record.seq == expected:
                lines.setdefault(record.story_id, []).append(line(record))
                written.append(record)
            reached[record.story_id] = max(expected, record.seq + 1)
        for story_id, new in lines.items():
            self._write(story_id, new)
            self._known[story_id] = (self._path(story_id).stat().st_size, reached[story_id])
        return tuple(written)

    def read(self, story_id: str) -> Iterator[LogRecord]:
        """The records of one story in order; raises UnknownStory, or LogDamaged with the line's number."""
        path = self._path(story_id)
        if not path.is_file():
            raise UnknownStory(f"there is no story {story_id!r} in {self.folder}")
        with path.open("rb") as file:
            for number, text in enumerate(file):
                if text.endswith(b"\n"):  # one without is still being written, or was torn
                    yield _decoded(text, path, number)

    def story_ids(self) -> tuple[str, ...]:
        """Ids of all stories, sorted."""
        return tuple(sorted(path.stem for path in self.folder.glob(f"*{SUFFIX}") if STORY_ID.match(path.stem)))

    def _expected(self, story_id: str) -> int:
        """The seq that the story's log takes next; another process may have written since this one looked."""
        path = self._path(story_id)
        size = path.stat().st_size if path.is_file() else 0
        known = self._known.get(story_id)
        if known is None or known[0] != size:
            known = _repaired(path) if size else (0, 0)
            self._known[story_id] = known
        return known[1]

    def _path(self, story_id: str) -> Path:
        if not STORY_ID.match(story_id):
            raise UnknownStory(f"{story_id!r} is not a story id")
        return self.folder / f"{story_id}{SUFFIX}"

    def _write(self, story_id: str, lines: list[bytes]) -> None:
        path = self._path(story_id)
        is_new = not path.exists()
        with named(path), path.open("ab") as file:
            file.write(b"".join(lines))
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            _sync_folder(self.folder)


def _decoded(text: bytes, path: Path, number: int) -> LogRecord:
    try:
        record = LogRecord.model_validate_json(text)
    except ValidationError as error:
        raise LogDamaged(f"{path}: line {number + 1} is not a log record: {error.errors()[0]['msg']}") from error
    if record.seq != number or record.story_id != path.stem:
        raise LogDamaged(f"{path}: line {number + 1} is record {record.seq} of story {record.story_id}")
    return record


def _repaired(path: Path) -> tuple[int, int]:
    """Size and number of lines of a log, after cutting off a last line without its line feed."""
    with path.open("rb+") as file:
        data = file.read()
        keep = data.rfind(b"\n") + 1
        if keep < len(data):
            file.truncate(keep)
            file.flush()
            os.fsync(file.fileno())
    return keep, data.count(b"\n")


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Errors of writing name the file, which those of an open file do not."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keeps other processes from writing to the folder's logs; a process that dies lets go."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Makes a new file's name durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
