"""The story logs: one JSON Lines file per story, appended to, never rewritten."""

import fcntl
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from uuid import uuid4

import orjson
from pydantic import ValidationError

from pipeline.errors import LogConflict, LogDamaged, UnknownStory
from pipeline.model import LogRecord

STORY_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
SUFFIX = ".jsonl"
MARK = "_folder"  # no story id starts with an underscore
_MARK = re.compile(r"[0-9a-f]{32}")


def line(record: LogRecord) -> bytes:
    """The record as it stands in its file, with the line feed."""
    return record.model_dump_json(exclude_none=True).encode() + b"\n"


def mark_of(folder: Path) -> str | None:
    """What tells a folder of logs from others wherever it is mounted; None where it has no mark.

    It is a file like the logs, so that it is gone where they are.
    """
    try:
        mark = (folder / MARK).read_text()
    except (OSError, ValueError):
        return None
    return mark if _MARK.fullmatch(mark) else None


class StoryLogs:
    """The logs of a folder, which several processes may share; appending what is there already changes nothing."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder where it is missing; reading and writing open the logs when they are asked for."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._known: dict[str, tuple[int, int]] = {}  # story id -> size in bytes and lines of its log

    def append(self, records: Iterable[LogRecord]) -> tuple[LogRecord, ...]:
        """Writes the records that are new, each the next of its story; raises LogDamaged where one is missing.

        Raises LogConflict where a number is there with another record. A torn last line, of a write that a crash cut
        off, is cut off the log first.
        """
        with _locked(self.folder):
            return self._append(records)

    def _append(self, records: Iterable[LogRecord]) -> tuple[LogRecord, ...]:
        written: list[LogRecord] = []
        growing: dict[str, _Growing] = {}
        for record in records:
            story_id = record.story_id
            if story_id not in growing:
                growing[story_id] = _Growing(self._path(story_id), self._expected(story_id))
            if growing[story_id].take(record):
                written.append(record)
        for story_id, log in growing.items():
            if log.new:
                self._write(story_id, [line(record) for record in log.new])
                self._known[story_id] = (log.path.stat().st_size, log.start + len(log.new))
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

    def generation(self) -> str | None:
        """Of the fold that made the logs, as one of them tells it, empty where it tells none; None without logs."""
        for story_id in self.story_ids():
            with suppress(LogDamaged):
                for first in self.read(story_id):
                    return str(first.data.get("fold", ""))
        return None

    def replace_by(self, fresh: "StoryLogs", aside: Path) -> None:
        """Moves the logs into a folder, then those of another in their place; both on the same file system.

        Until the last is moved aside the folder holds none but old ones, and from then on none but new ones.
        """
        aside.mkdir(exist_ok=True)
        with _locked(self.folder):
            for source, target in ((self, aside), (fresh, self.folder)):
                for story_id in source.story_ids():
                    source._path(story_id).replace(target / f"{story_id}{SUFFIX}")
                _sync_folder(target)
                _sync_folder(source.folder)
            self._known.clear()

    def mark(self) -> str:
        """The folder's mark, made where it has none."""
        with _locked(self.folder):
            if (mark := mark_of(self.folder)) is None:
                mark, path = uuid4().hex, self.folder / MARK
                with named(path), path.open("w") as file:
                    file.write(mark)
                    file.flush()
                    os.fsync(file.fileno())
                _sync_folder(self.folder)
        return mark

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


@dataclass
class _Growing:
    """A story's log with so many lines in its file, and the records that go after them."""

    path: Path
    start: int
    new: list[LogRecord] = field(default_factory=list)

    def take(self, record: LogRecord) -> bool:
        """Whether the record is the next one, and new; raises LogDamaged or LogConflict where it does not fit."""
        place, end = f"story {record.story_id}: line {record.seq}", self.start + len(self.new)
        if record.seq > end:
            raise LogDamaged(f"{place} came where {end} is the next")
        if record.seq == end:
            self.new.append(record)
            return True
        if record.seq < 0 or self._id(record.seq) != record.id:
            raise LogConflict(f"{place} is there with other content")
        return False

    def _id(self, seq: int) -> str | None:
        """The id of the record under a number, which follows from its content."""
        return self.new[seq - self.start].id if seq >= self.start else self._ids[seq]

    @cached_property
    def _ids(self) -> list[str | None]:
        return [_id_in(text) for text in self.path.read_bytes().splitlines()]


def _id_in(text: bytes) -> str | None:
    try:
        told = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    return told.get("id") if isinstance(told, dict) else None


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
