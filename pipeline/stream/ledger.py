"""What a broker has acknowledged: an append-only JSON Lines file for each broker and topic prefix.

A line is one input, {"id": "..."}. It is written when the broker has acknowledged the input and never before, so a
replay that ends at any moment has noted nothing that was not delivered.
"""

import errno
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import orjson

from pipeline.articles.make import Unreadable
from pipeline.errors import SettingsError
from pipeline.model import Article
from pipeline.settings import Settings

log = logging.getLogger(__name__)


class Ledger:
    """The ids of a ledger's file; add may be called from another thread than the rest."""

    def __init__(self, file: BinaryIO, known: set[str]) -> None:
        self._file = file
        self._known = known
        self._start = b""

    def __contains__(self, item_id: str) -> bool:
        """Whether the input was acknowledged, in this run or in an earlier one."""
        return item_id in self._known

    def add(self, item_id: str) -> None:
        """Note an acknowledged input; in the file when it returns. Raises OSError."""
        if item_id not in self._known:
            line = self._start + orjson.dumps({"id": item_id}) + b"\n"
            self._start = b"\n"  # until it is whole: the next line must stand on its own
            if self._file.write(line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            self._start = b""
            self._known.add(item_id)


@contextmanager
def open_ledger(settings: Settings, is_needed: bool = True) -> Iterator[Ledger]:
    """The ledger of the settings' broker and topics; a torn last line, of a write cut off, counts as not there.

    Where it cannot be written, raises SettingsError if it is needed, and else lasts as long as the context.
    """
    try:
        file, known = _opened(path_of(settings))
    except OSError as error:
        problem = f"PIPELINE_DATA_DIR is {str(settings.data_dir)!r}, but what was sent cannot be noted there"
        if is_needed:
            raise SettingsError(f"{problem}: {error.strerror}") from error
        log.warning("%s: %s", problem, error.strerror)
        file, known = BytesIO(), set()
    with file:
        yield Ledger(file, known)


def _opened(path: Path) -> tuple[BinaryIO, set[str]]:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    known, torn = _read(path)
    file = path.open("ab", buffering=0)  # unbuffered: a line is with the system when add returns
    if torn:
        file.write(b"\n")  # so that the next line stands on its own
    return file, known


def path_of(settings: Settings) -> Path:
    """The ledger's file; the order in which a cluster's servers are named does not matter."""
    servers = sorted((settings.bootstrap_servers or "").split(","))
    name = blake2b(orjson.dumps([servers, settings.topic_prefix]), digest_size=8).hexdigest()
    return settings.data_dir / "sent" / f"{name}.jsonl"


def id_of(item: Article | Unreadable) -> str:
    """What an input is known by: the article's id, or a digest of all that is known of one that is unreadable."""
    if isinstance(item, Article):
        return item.id
    digest = blake2b(orjson.dumps([os.fsencode(item.source).hex(), item.reason]), digest_size=16)
    digest.update(item.data)
    return f"unreadable-{digest.hexdigest()}"


def _read(path: Path) -> tuple[set[str], bool]:
    """The ids in a file, and whether its last line is torn."""
    known, line = set(), b"\n"
    with path.open("rb") as file:
        for line in file:
            if (item_id := _id_in(line)) is not None:
                known.add(item_id)
    return known, not line.endswith(b"\n")


def _id_in(line: bytes) -> str | None:
    try:
        told = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    found = told.get("id") if isinstance(told, dict) else None
    return found if isinstance(found, str) else None
