"""ARC, the web archive before WARC: one article a page."""

import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.streams import PutBack
from pipeline.errors import UnreadableArticle

_RECORD = re.compile(rb"(?!filedesc:)[a-z]{2,10}:\S{1,4000} \S{1,60} \d{14} \S{1,100} \d{1,12}\s{0,2}")


def read(given: Input) -> Iterator[Found]:
    """The articles of the pages."""
    from pipeline.articles.warc import MAX_HEADERS, read_warc

    yield from read_warc(_past_header(given.stream, MAX_HEADERS), given.record("application/x-arc"))


def _past_header(stream: BinaryIO, left: int) -> BinaryIO:
    """The stream from its first record on: the length that the file's own header tells is often wrong.

    left: bytes that are looked through.
    """
    while left > 0 and (line := stream.readline(left)):
        if _RECORD.fullmatch(line):
            return io.BufferedReader(PutBack(line, stream), 1 << 16)
        left -= len(line)
    raise UnreadableArticle("an ARC archive without a record")


FORMAT = Format(
    "ARC",
    (".arc", ".arc.gz"),
    "an article a page; other answers are told",
    lambda start: start.head.startswith(b"filedesc://"),
    read,
)
