"""The files of a zip whose directory is missing or damaged, by the headers that stand before each of them."""

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

MAX_FILE = 64 * 1024 * 1024
"""Bytes of one file that is saved so."""
_HEADER = struct.Struct("<4s5H3I2H")
_MAGIC = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
_CHUNK = 1 << 16


class Torn(NamedTuple):
    """A file: its name, its bytes up to the damage, and what the damage is."""

    name: str
    data: bytes
    problem: str


def salvaged(stream: BinaryIO) -> Iterator[Torn]:
    """The files from the beginning of a zip on, up to the first that is damaged or packed by another method."""
    place, problem = 0, ""
    while not problem:
        stream.seek(place)
        header = stream.read(_HEADER.size)
        if len(header) < _HEADER.size or not header.startswith(_MAGIC):
            return
        _, _, flags, method, _, _, _, size, _, of_name, of_extra = _HEADER.unpack(header)
        name = stream.read(of_name).decode("utf-8" if flags & 0x800 else "cp437", "replace")
        stream.seek(of_extra, 1)
        if flags & 0x1 or method not in (_STORED, _DEFLATED):
            return
        start = stream.tell()
        data, end, problem = _inflated(stream) if method == _DEFLATED else _stored(stream, size)
        place = _after(stream, start + (size or end), bool(flags & 0x8))
        if not name.endswith("/"):
            yield Torn(name, data, problem)


def _inflated(stream: BinaryIO) -> tuple[bytes, int, str]:
    """The bytes of a deflated file, how many packed ones they are, and the damage."""
    inflater, pieces, size, packed = zlib.decompressobj(-zlib.MAX_WBITS), [], 0, 0
    try:
        while not inflater.eof and size < MAX_FILE and (chunk := inflater.unconsumed_tail or stream.read(_CHUNK)):
            pieces.append(inflater.decompress(chunk, _CHUNK))
            size += len(pieces[-1])
            packed += len(chunk) - len(inflater.unconsumed_tail) - len(inflater.unused_data)
    except zlib.error as error:
        return b"".join(pieces), packed, str(error)
    return b"".join(pieces), packed, "" if inflater.eof else f"breaks off after {size} bytes"


def _stored(stream: BinaryIO, size: int) -> tuple[bytes, int, str]:
    data = stream.read(min(size, MAX_FILE))
    return data, size, "" if len(data) == size else f"breaks off after {len(data)} bytes"


def _after(stream: BinaryIO, end: int, described: bool) -> int:
    """Where the next header may stand: behind a file, and the sizes that may be told behind it."""
    stream.seek(end)
    behind = stream.read(24) if described else b""
    return end + max(0, behind.find(_MAGIC)) if _MAGIC in behind else end
