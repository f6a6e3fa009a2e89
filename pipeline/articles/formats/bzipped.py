"""bzip2: one input within."""

import bz2
import io
from collections.abc import Iterator

from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.streams import Counted, Unpacked


def read(given: Input) -> Iterator[Found]:
    """What is packed, by the name without ".bz2", as much of it as the packed bytes may give."""
    packed = Counted(given.stream)
    unpacked = Unpacked(bz2.BZ2File(io.BufferedReader(packed)), packed)  # type: ignore[arg-type]  # it reads bytes
    yield from given._replace(name=given.name.removesuffix(".bz2")).inside(unpacked, "")


FORMAT = Format(
    "bzip2",
    (".bz2", ".tar.bz2"),
    "what is packed in it",
    lambda start: start.head.startswith(b"BZh") and start.head[4:10] == b"1AY&SY",
    read,
    packed=True,
)
