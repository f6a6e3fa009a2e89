"""Gzip and zip: what is inside, one input after the other, with bounds on size, ratio and number."""

import io
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple

from pipeline.articles.gunzip import Gunzipped
from pipeline.articles.streams import Counted, Unpacked
from pipeline.articles.torn_zip import salvaged

MAX_DEPTH = 3
"""Packed inputs within packed inputs."""
MAX_MEMBERS = 200_000
MAX_IN_MEMORY = 64 * 1024 * 1024
"""Bytes of a zip that stands within another packed input; zip needs to be read from its end."""
_FIRST = 20
"""Files of a damaged zip that tell what it is."""


class Member(NamedTuple):
    """An input within a packed one: its name, and its bytes or why they cannot be read."""

    name: str
    unpacked: Unpacked | None
    problem: str = ""


def of_macos(name: str) -> bool:
    """Whether a file of an archive is what macOS packs beside the others: it is none of theirs."""
    path = PurePosixPath(name)
    return path.name.startswith("._") or path.name == ".DS_Store" or "__MACOSX" in path.parts


def gunzipped(stream: BinaryIO) -> Unpacked:
    """The unpacked bytes."""
    packed = Counted(stream)
    unpacked = Gunzipped(packed)
    return Unpacked(unpacked, packed, unpacked.problems)  # type: ignore[arg-type]  # it reads bytes


def members(stream: BinaryIO) -> Iterator[Member]:
    """The files of a zip in the order of its directory; those that are found without it where it is damaged."""
    data = seekable(stream)
    try:
        archive = zipfile.ZipFile(data)
    except zipfile.BadZipFile as error:
        yield from _without_directory(data, str(error))
        return
    with archive:
        listed = [info for info in archive.infolist() if not info.is_dir()]
        yield from (_member(archive, info) for info in listed[:MAX_MEMBERS])
        if len(listed) > MAX_MEMBERS:
            yield Member("", None, f"holds more than {MAX_MEMBERS} files; the rest is not read")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    if info.flag_bits & 0x1:
        return Member(info.filename, None, "encrypted")
    try:
        unpacked = archive.open(info)
    except Exception as error:  # as for all hostile bytes: one file's fault is not the others'
        return Member(info.filename, None, f"damaged: {str(error)[:200]}")
    return Member(info.filename, counted(unpacked, info.compress_size))  # type: ignore[arg-type]  # it reads bytes


def counted(unpacked: BinaryIO, packed_size: int) -> Unpacked:
    """The unpacked bytes of what is known to have so many packed ones."""
    packed = Counted(io.BytesIO())
    packed.count = packed_size
    return Unpacked(unpacked, packed)


def _without_directory(data: BinaryIO, problem: str) -> Iterator[Member]:
    """The files that stand before the damage, and what it is."""
    for torn in islice(salvaged(data), MAX_MEMBERS):
        yield Member(torn.name, counted(io.BytesIO(torn.data), MAX_IN_MEMORY))
        problem = (torn.problem and f"{torn.name}: {torn.problem}") or problem
    yield Member("", None, f"damaged: {problem}")


def seekable(stream: BinaryIO) -> BinaryIO:
    """The stream, or what it holds in memory; BadZipFile where that is too much."""
    if stream.seekable():
        return stream
    data = stream.read(MAX_IN_MEMORY + 1)
    if len(data) > MAX_IN_MEMORY:
        raise zipfile.BadZipFile(f"a zip of more than {MAX_IN_MEMORY} bytes within a packed input")
    return io.BytesIO(data)


def names(stream: BinaryIO) -> frozenset[str]:
    """The names of a zip's files, the first of a damaged one; the stream must seek, and begins anew."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return frozenset(archive.namelist())
    except zipfile.BadZipFile:
        return frozenset(torn.name for torn in islice(salvaged(stream), _FIRST))
    finally:
        stream.seek(0)
