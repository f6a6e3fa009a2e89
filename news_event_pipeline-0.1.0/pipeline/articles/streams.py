"""Byte streams: one whose first bytes are put back, and one that bounds what a packed input unpacks to."""

import io
from typing import BinaryIO

MAX_RATIO = 200
"""Unpacked bytes for one packed byte, from FREE bytes on; text packs to a third or a tenth, a bomb to a thousandth."""
FREE = 16 * 1024 * 1024
MAX_UNPACKED = 64 * 1024**3


class UnpacksTooMuch(OSError):
    """A packed input unpacks to more than its bound."""


class Counted(io.RawIOBase):
    """A stream that counts the bytes read from another."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self.count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the buffer is always a memoryview here
        """Fill the buffer from the other stream."""
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class Bounded(Counted):
    """A stream of unpacked bytes; reading past the bound raises UnpacksTooMuch."""

    def __init__(self, unpacked: BinaryIO, packed: Counted) -> None:
        super().__init__(unpacked)
        self._packed = packed

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as above
        """Fill the buffer, as long as the bound holds."""
        size = super().readinto(buffer)
        if self.count > MAX_UNPACKED or self.count > FREE + MAX_RATIO * self._packed.count:
            raise UnpacksTooMuch(f"unpacks to more than {self.count} bytes")
        return size


class PutBack(io.RawIOBase):
    """A stream that gives some bytes already read, then those of another stream, or the error that came instead."""

    def __init__(self, head: bytes, stream: BinaryIO, error: Exception | None) -> None:
        self._head = head
        self._stream = stream
        self._error = error

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as above
        """Fill the buffer from the head first."""
        if not self._head and self._error is not None:
            raise self._error
        data = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def peeked(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that gives all of them again; damage after them is raised later."""
    if stream.seekable():
        head = stream.read(size)
        stream.seek(0)
        return head, stream
    head, error = _beginning(stream, size)
    return head, io.BufferedReader(PutBack(head, stream, error), 1 << 16)


def _beginning(stream: BinaryIO, size: int) -> tuple[bytes, Exception | None]:
    pieces: list[bytes] = []
    missing = size
    try:
        while missing > 0 and (piece := stream.read1(missing)):  # type: ignore[attr-defined]  # a BufferedReader's
            pieces.append(piece)
            missing -= len(piece)
    except Exception as error:  # whatever the unpacking raises comes again, where the damage stands
        return b"".join(pieces), error
    return b"".join(pieces), None
