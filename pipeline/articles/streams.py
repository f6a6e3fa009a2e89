"""Byte streams: one whose first bytes are put back, and one that bounds what a packed input unpacks to."""

import io
from typing import BinaryIO

MAX_RATIO = 200
"""Unpacked bytes for one packed byte, from FREE bytes on; text packs to a third or a tenth, a bomb to a thousandth."""
FREE = 16 * 1024 * 1024
MAX_UNPACKED = 64 * 1024**3


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


class Unpacked(Counted):
    """A stream of unpacked bytes that ends at damage that cannot be passed, or at its bound; problems tells all."""

    def __init__(self, unpacked: BinaryIO, packed: Counted, problems: list[str] | None = None) -> None:
        """problems: where what unpacks tells damage that it passed."""
        super().__init__(unpacked)
        self._packed = packed
        self._has_ended = False
        self.problems = [] if problems is None else problems

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as above
        """Fill the buffer; what was read before the damage has been given by then."""
        if self._has_ended:
            return 0
        before = self.count
        try:
            size = super().readinto(buffer)
        except Exception as error:  # hostile bytes may make a library raise anything
            return self._end(f"damaged after {before} unpacked bytes: {str(error)[:200] or type(error).__name__}")
        if self.count > MAX_UNPACKED or self.count > FREE + MAX_RATIO * self._packed.count:
            return self._end(f"unpacks to more than {before} bytes; the rest is not read")
        return size

    def _end(self, problem: str) -> int:
        self._has_ended = True
        self.problems.append(problem)
        return 0


class Recoded(io.RawIOBase):
    """A stream of text in another encoding as UTF-8, without its byte order mark."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._text = io.TextIOWrapper(stream, encoding, errors="replace", newline="")

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as above
        """Fill the buffer; a character takes four bytes at most."""
        text = self._text.read(len(buffer) // 4)
        data = text.encode("utf-8", "replace")
        buffer[: len(data)] = data
        return len(data)


class LineFeeds(io.RawIOBase):
    """A stream with a line feed for each carriage return of another."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as above
        """Fill the buffer from the other stream."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data.replace(b"\r", b"\n")
        return len(data)


class PutBack(io.RawIOBase):
    """A stream that gives some bytes already read, then those of another stream."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # as above
        """Fill the buffer from the head first."""
        data = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def peeked(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that gives all of them again."""
    head = stream.read(size)
    if stream.seekable():
        stream.seek(0)
        return head, stream
    return head, io.BufferedReader(PutBack(head, stream), 1 << 16)
