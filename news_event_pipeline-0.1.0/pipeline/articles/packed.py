"""Gzip and zip: what is inside, one input after the other, with bounds on size, ratio and number."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from pipeline.articles.streams import Bounded, Counted

MAX_DEPTH = 3
"""Packed inputs within packed inputs."""
MAX_MEMBERS = 200_000
MAX_IN_MEMORY = 64 * 1024 * 1024
"""Bytes of a zip that stands within another packed input; zip needs to be read from its end."""


class Member(NamedTuple):
    """An input within a packed one: its name, and its bytes or why they cannot be read."""

    name: str
    stream: BinaryIO | None
    problem: str = ""


def gunzipped(stream: BinaryIO) -> BinaryIO:
    """The unpacked bytes; reading raises OSError, EOFError or zlib.error where they are damaged or too many."""
    packed = Counted(stream)
    unpacked = gzip.GzipFile(fileobj=io.BufferedReader(packed))
    return io.BufferedReader(Bounded(unpacked, packed), 1 << 16)  # type: ignore[arg-type]  # a GzipFile reads bytes


def members(stream: BinaryIO) -> Iterator[Member]:
    """The files of a zip in the order of its directory; raises zipfile.BadZipFile where it has none."""
    data = stream if stream.seekable() else io.BytesIO(_whole(stream))
    with zipfile.ZipFile(data) as archive:
        listed = [info for info in archive.infolist() if not info.is_dir()]
        if any(info.filename == "[Content_Types].xml" for info in listed):
            yield Member("", None, "an Office document")
            return
        for info in listed[:MAX_MEMBERS]:
            yield from _member(archive, info)
        if len(listed) > MAX_MEMBERS:
            yield Member("", None, f"holds more than {MAX_MEMBERS} files; the rest is not read")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Member]:
    if info.flag_bits & 0x1:
        yield Member(info.filename, None, "encrypted")
        return
    with archive.open(info) as unpacked:
        packed = Counted(io.BytesIO())
        packed.count = info.compress_size
        yield Member(info.filename, io.BufferedReader(Bounded(unpacked, packed), 1 << 16))  # type: ignore[arg-type]  # a ZipExtFile reads bytes


def _whole(stream: BinaryIO) -> bytes:
    data = stream.read(MAX_IN_MEMORY + 1)
    if len(data) > MAX_IN_MEMORY:
        raise zipfile.BadZipFile(f"a zip of more than {MAX_IN_MEMORY} bytes within a packed input")
    return data
