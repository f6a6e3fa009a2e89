"""The group step's state on disk, so that a restart need not fold the analyses topic from its start.

A checkpoint is a cache and nothing more: it is used where the same code made it from the same messages, and any other
is passed over. The file holds the code's digest, the pickled state and the digest of both. Nothing is unpickled before
the digests are checked, and then only the classes of the state: no function, nor a class of anything else, can be
named in it.
"""

import importlib
import io
import logging
import os
import pickle
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

import pipeline
from pipeline.errors import TopicTrimmed
from pipeline.stories.generation import generation
from pipeline.stories.grouper import Grouper
from pipeline.stories.learned import Thresholds
from pipeline.stream.consumer import Message

log = logging.getLogger(__name__)

_SIZE = 16  # bytes of a digest

EVERY = 500  # messages between two checkpoints, at least
SHARE = (
    20  # and at least one in so many of those before: writing checkpoints takes a part of folding, not more and more
)

Read = Callable[[int, int], Iterable[Message]]
"""Messages of the analyses partition from one offset to another (exclusive)."""


@dataclass(frozen=True)
class State:
    """The fold of all messages below the position, of which the last one is known by its digest."""

    position: int
    last: bytes
    grouper: Grouper


def is_due(position: int, saved: int) -> bool:
    """Whether enough was folded since the last checkpoint for the next one."""
    return position - saved >= max(EVERY, saved // SHARE)


class Checkpoints:
    """One file, replaced as a whole; workers that share it may all write it, for all write the same."""

    def __init__(self, path: Path, limits: Thresholds | None = None) -> None:
        self._path = path
        self._code = code_digest(limits)

    def save(self, position: int, last: Message, grouper: Grouper) -> None:
        """Replaces the file; where that fails the next restart takes longer, nothing else."""
        part = self._path.with_suffix(f".{os.getpid()}")
        try:
            with part.open("wb") as file:  # as it is pickled: a copy of the state in memory would be as large again
                writer = _Digesting(file)
                writer.write(self._code)
                pickle.dump(State(position, _digest(last), grouper), writer, pickle.HIGHEST_PROTOCOL)
                file.write(writer.digest.digest())
            part.replace(self._path)
        except OSError as error:
            log.warning("no checkpoint written: %s", error.strerror)
            part.unlink(missing_ok=True)

    def load(self, read: Read) -> State | None:
        """The state, None where there is none that this code made of the topic that read reads."""
        try:
            state = self._unpickled(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except Exception as error:  # a damaged file can raise anything; all is folded anew
            log.warning("the checkpoint cannot be read: %s: %s", type(error).__name__, error)
            return None
        if state is None:
            return None
        try:
            before = [_digest(message) for message in read(state.position - 1, state.position)]
        except TopicTrimmed:
            return None
        return state if before == [state.last] else None

    def _unpickled(self, data: bytes) -> State | None:
        """The state in a file's bytes, None where other code wrote it; raises whatever is wrong with them."""
        if blake2b(data[:-_SIZE], digest_size=_SIZE).digest() != data[-_SIZE:]:
            raise ValueError("the digest at its end is not that of its bytes")
        if data[:_SIZE] != self._code:
            return None
        state = _Unpickler(io.BytesIO(data[_SIZE:-_SIZE])).load()
        return state if isinstance(state, State) else None


class _Unpickler(pickle.Unpickler):
    """Knows the classes of the state and no other name."""

    def find_class(self, module: str, name: str) -> Any:
        """A class that the module itself defines; raises UnpicklingError for everything else."""
        if (module, name) == ("collections", "Counter"):
            return Counter
        if module in ("pipeline.model", __name__) or module.startswith("pipeline.stories."):
            found = getattr(importlib.import_module(module), name, None)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"it names {module[:40]!r} {name[:40]!r}")


class _Digesting:
    """A file to write to, and the digest of what was written."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.digest = blake2b(digest_size=_SIZE)

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self._file.write(data)


def code_digest(limits: Thresholds | None = None) -> bytes:
    """Of everything that the fold's outcome hangs on: the records, the story code with its data, thresholds."""
    root = Path(pipeline.__file__).parent
    inside = [path for path in (root / "stories").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    digest = blake2b(generation(limits).encode(), digest_size=_SIZE)
    for path in (root / "model.py", *sorted(inside)):
        digest.update(path.read_bytes())
    return digest.digest()


def _digest(message: Message) -> bytes:
    return blake2b(message.value or b"", digest_size=_SIZE).digest()
