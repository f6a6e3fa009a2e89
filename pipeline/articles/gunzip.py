"""gzip unpacked past damage: what stands before it in its member, and the members behind it."""

import io
import zlib
from typing import TYPE_CHECKING

from pipeline.articles.streams import Counted

if TYPE_CHECKING:
    from zlib import _Decompress

_MAGIC = b"\x1f\x8b\x08"
_HEADER = 10
"""Bytes of a member's header at least."""
_FLAGS = 0xE0
"""Of the header's fourth byte; gzip leaves them unset."""
_CHUNK = 1 << 12
"""Packed bytes that are read at once; what is left of them is copied for each member that ends."""
_MOST_TRIED = 1000
"""Places where a member could begin, behind damage."""
_MANY, _SMALL = 100_000, 100
"""Members, and packed bytes of each on average: after so many smaller ones the rest is not read; empty ones have 20."""
_MOST_DAMAGED = 20
"""Members, after which the rest is not read."""


class Gunzipped(io.RawIOBase):
    """The unpacked bytes of all members; problems tells where some are missing, and a line ends there."""

    def __init__(self, packed: Counted) -> None:
        self.problems: list[str] = []
        self._packed = packed
        self._waiting = b""  # packed bytes that were read and not unpacked
        self._ready = b""  # unpacked bytes that were not asked for yet
        self._member: _Decompress | None = None
        self._count = self._tried = self._members = 0
        self._is_open = True

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the buffer is always a memoryview here
        """Fill the buffer with what can be had without waiting, be it of many members."""
        filled = 0
        while filled < len(buffer):
            if self._ready:
                data = self._ready[: len(buffer) - filled]
                self._ready = self._ready[len(data) :]
                buffer[filled : filled + len(data)] = data
                filled += len(data)
                self._count += len(data)
            elif self._is_open and (self._waiting or not filled):
                self._ready = self._unpacked(len(buffer)) if self._member else self._begun()
            else:
                break
        return filled

    def _begun(self) -> bytes:
        """Begin the next member; nothing is unpacked yet."""
        self._waiting = self._waiting.lstrip(b"\0")  # padding
        while len(self._waiting) < _HEADER and (more := self._more()):
            self._waiting = (self._waiting + more).lstrip(b"\0")
        if not self._waiting:
            self._is_open = False
        elif self._members >= _MANY and self._packed.count < _SMALL * self._members:
            self._is_open = False
            self.problems.append(f"more than {_MANY} parts of less than {_SMALL} bytes; the rest is not read")
        elif self._waiting.startswith(_MAGIC[:2]):
            self._members += 1
            self._member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        else:
            self._go_on(f"what follows {self._count} unpacked bytes is not gzip, and is left out")
        return b""

    def _unpacked(self, size: int) -> bytes:
        """Some bytes of the member that is open."""
        member, data = self._member, self._waiting or self._more()
        if member is None or not data:
            self._go_on(f"breaks off after {self._count} unpacked bytes")
            return b""
        before = member.copy()
        try:
            unpacked = member.decompress(data, size)
        except zlib.error as error:
            unpacked, place = _until_damage(before, data)
            self._waiting = data[place:]
            self._go_on(f"damaged after {self._count + len(unpacked)} unpacked bytes: {error}")
            return unpacked + (b"\n" if self._is_open else b"")
        self._waiting = member.unconsumed_tail
        if member.eof:
            self._waiting, self._member = member.unused_data, None
        return unpacked

    def _go_on(self, problem: str) -> None:
        """Tell the problem, and look for the next member."""
        self._member = None
        is_found = len(self.problems) < _MOST_DAMAGED and self._find()
        if is_found:
            problem += f"; read on from byte {self._packed.count - len(self._waiting)} of the packed ones"
        self.problems.append(problem)
        self._is_open = is_found

    def _find(self) -> bool:
        """Whether a member begins in what is left; it is what waits then."""
        while self._tried < _MOST_TRIED:
            start = self._waiting.find(_MAGIC)
            if start >= 0:
                self._waiting = self._waiting[start:] + self._more()
                self._tried += 1
                if _begins(self._waiting):
                    return True
                self._waiting = self._waiting[1:]
                continue
            more = self._more()
            if not more:
                break
            self._waiting = self._waiting[-len(_MAGIC) + 1 :] + more
        self._waiting = b""
        return False

    def _more(self) -> bytes:
        return self._packed.read(_CHUNK) or b""


def _begins(data: bytes) -> bool:
    """Whether a member begins here, as far as its first bytes tell."""
    if len(data) < _HEADER or data[3] & _FLAGS:
        return False
    try:
        return bool(zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, _CHUNK))
    except zlib.error:
        return False


def _until_damage(member: "_Decompress", data: bytes) -> tuple[bytes, int]:
    """What stands before the damage, and how many packed bytes that is."""
    pieces: list[bytes] = []
    for place in range(len(data)):
        try:
            pieces.append(member.decompress(data[place : place + 1]))
        except zlib.error:
            return b"".join(pieces), place
    return b"".join(pieces), len(data)
