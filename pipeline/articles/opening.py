"""Opening an input: a file, or standard input for "-"; whoever asks is told of every stretch of bytes that is read."""

import io
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

STANDARD_INPUT = Path("-")

Told = Callable[[int], object]
"""Takes a number of bytes."""


class _Counted(io.FileIO):
    """A file that tells of the bytes that are read from it, in each way that a buffer reads."""

    def __init__(self, path: Path, told: Told) -> None:
        super().__init__(path)
        self._told = told

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # a BufferedReader gives a memoryview
        """Fill the buffer."""
        size = super().readinto(buffer) or 0
        self._told(size)
        return size

    def read(self, size: int | None = -1, /) -> bytes:
        """So many bytes at most."""
        data = super().read(-1 if size is None else size)
        self._told(len(data))
        return data

    def readall(self) -> bytes:
        """The rest."""
        data = super().readall()
        self._told(len(data))
        return data


def opened(path: Path, told: Told) -> AbstractContextManager[BinaryIO]:
    """The input's bytes; raises OSError. Standard input stays open."""
    if path == STANDARD_INPUT:
        return nullcontext(sys.stdin.buffer)
    return io.BufferedReader(_Counted(path, told), 1 << 16)


def name_of(path: Path) -> str:
    """Where the input stands, in text that UTF-8 can carry."""
    return "stdin" if path == STANDARD_INPUT else os.fsencode(path).decode("utf-8", "replace")


def why_none(path: Path) -> str | None:
    """Why there is nothing to be opened; None where there is."""
    if path == STANDARD_INPUT or path.is_file():
        return None
    if not path.is_dir():
        return "not a file: give what it holds on standard input, as -" if path.exists() else "no such file"
    try:
        next(path.iterdir(), None)
    except OSError as error:
        return f"a folder that cannot be looked into: {error.strerror}"
    return "a folder without files (hidden ones are left out)"
