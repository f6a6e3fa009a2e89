"""The group step's state on disk, so that a restart need not fold the analyses topic from its start.

A checkpoint is a cache and nothing more: it is used where the same code made it from the same messages, and any other
is passed over. It is read with pickle, so whoever can write to the data folder can run code as the worker.
"""

import logging
import os
import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import pipeline
from pipeline.stories.grouper import Grouper
from pipeline.stream.consumer import Message

log = logging.getLogger(__name__)

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

    def __init__(self, path: Path) -> None:
        self._path = path
        self._code = code_digest()

    def save(self, position: int, last: Message, grouper: Grouper) -> None:
        """Replaces the file; where that fails the next restart takes longer, nothing else."""
        part = self._path.with_suffix(f".{os.getpid()}")
        try:
            with part.open("wb") as file:  # as it is pickled: a copy of the state in memory would be as large again
                pickle.dump((self._code, State(position, _digest(last), grouper)), file, pickle.HIGHEST_PROTOCOL)
            part.replace(self._path)
        except OSError as error:
            log.warning("no checkpoint written: %s", error.strerror)
            part.unlink(missing_ok=True)

    def load(self, read: Read) -> State | None:
        """The state, None where there is none that this code made of the topic that read reads."""
        try:
            code, state = pickle.loads(self._path.read_bytes())  # noqa: S301 - our own file, see the module's docstring
        except FileNotFoundError:
            return None
        except Exception as error:  # a damaged file can raise anything; all is folded anew
            log.warning("the checkpoint cannot be read: %s", type(error).__name__)
            return None
        if code != self._code or not isinstance(state, State):
            return None
        before = [_digest(message) for message in read(state.position - 1, state.position)]
        return state if before == [state.last] else None


def code_digest() -> bytes:
    """Of everything that the fold's outcome hangs on: the records and the story code, with its data."""
    root = Path(pipeline.__file__).parent
    inside = [path for path in (root / "stories").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    digest = blake2b(digest_size=16)
    for path in (root / "model.py", *sorted(inside)):
        digest.update(path.read_bytes())
    return digest.digest()


def _digest(message: Message) -> bytes:
    return blake2b(message.value or b"", digest_size=16).digest()
