"""A file of articles to Articles; whatever cannot be read comes out as Unreadable, and nothing is raised for it."""

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from pipeline.articles.bounds import bounded
from pipeline.articles.decode import decode, wide
from pipeline.articles.detect import HEAD, Kind, foreign, kind_of
from pipeline.articles.feed import read_feed
from pipeline.articles.html import read_page
from pipeline.articles.json_reader import read_json, read_lines
from pipeline.articles.make import Record, Unreadable, make
from pipeline.articles.packed import MAX_DEPTH, gunzipped, members
from pipeline.articles.streams import Recoded, Unpacked, peeked
from pipeline.articles.warc import read_warc
from pipeline.model import Article

MAX_DOCUMENT = 32 * 1024 * 1024
"""Bytes of an input that is read as a whole; JSON Lines and WARC are read as they come and may be of any size."""
_KEPT = 1000

Read = Iterator[Article | Unreadable]


class Input(NamedTuple):
    """An open input: where it stands, its name, and how many packed inputs it stands in."""

    stream: BinaryIO
    source: str
    name: str
    depth: int = 0


def read_articles(path: Path) -> Read:
    """Every article of a file, in its order; a file that cannot be opened is one Unreadable."""
    source = os.fsencode(path).decode("utf-8", "replace")
    if not path.is_file():
        yield Unreadable(source, "not a file" if path.exists() else "no such file", b"")
        return
    try:
        with path.open("rb") as stream:
            yield from read_stream(Input(stream, source, PurePosixPath(source).name))
    except OSError as error:
        yield Unreadable(source, f"cannot be read: {error.strerror or error}", b"")


def read_stream(given: Input) -> Read:
    """Every article of an open input; damage ends it with an Unreadable after what came before the damage."""
    head, empty = b"", True
    try:
        head, stream = peeked(given.stream, HEAD)
        if encoding := wide(head):
            head, stream = peeked(io.BufferedReader(Recoded(stream, encoding)), HEAD)
        for outcome in _read(kind_of(head, given.name), given._replace(stream=stream), head):
            empty = False
            yield from bounded(outcome)
        if empty:
            yield Unreadable(given.source, "no articles in it", head[:_KEPT])
    except Exception as error:  # hostile bytes may make a library raise anything; nothing of it may stop the stream
        reason = str(error) or type(error).__name__
        yield Unreadable(given.source, f"damaged: {reason[:200]}", head[:_KEPT])


def _read(kind: Kind, given: Input, head: bytes) -> Read:
    record = Record(given.source, given.name, kind.value)
    if kind in _PACKED:
        yield from _unpacked(kind, given, head)
    elif kind in _RECORDS:
        yield from _RECORDS[kind](given.stream, record)
    elif kind is Kind.FOREIGN:
        yield Unreadable(given.source, f"no format of articles: {foreign(head)}", head[:_KEPT])
    else:
        yield from _read_whole(kind, given.stream, record)


_PACKED = (Kind.GZIP, Kind.ZIP)
_RECORDS: dict[Kind, Callable[[BinaryIO, Record], Read]] = {Kind.JSON_LINES: read_lines, Kind.WARC: read_warc}


def _unpacked(kind: Kind, given: Input, head: bytes) -> Read:
    if given.depth >= MAX_DEPTH:
        yield Unreadable(given.source, f"packed more than {MAX_DEPTH} times", head[:_KEPT])
    elif kind is Kind.ZIP:
        yield from _read_zip(given)
    else:
        yield from _inside(gunzipped(given.stream), given.source, given.name.removesuffix(".gz"), given.depth)


def _read_zip(given: Input) -> Read:
    for member in members(given.stream):
        source = f"{given.source}!{member.name}" if member.name else given.source
        if member.unpacked is None:
            yield Unreadable(source, member.problem, b"")
        else:
            yield from _inside(member.unpacked, source, member.name, given.depth)


def _inside(unpacked: Unpacked, source: str, name: str, depth: int) -> Read:
    """What stands in a packed input up to its damage, and the damage."""
    stream = io.BufferedReader(unpacked, 1 << 16)
    if stream.peek(1) or not unpacked.problem:
        yield from read_stream(Input(stream, source, name, depth + 1))
    if unpacked.problem:
        yield Unreadable(source, unpacked.problem, b"")


def _read_whole(kind: Kind, stream: BinaryIO, record: Record) -> Read:
    """An input that is one document; of a very large one its beginning."""
    yield from _WHOLE[kind](stream.read(MAX_DOCUMENT), record)
    if stream.read(1):
        yield Unreadable(record.source, f"the rest, beyond {MAX_DOCUMENT} bytes, is not read", b"")


def _page(data: bytes, record: Record) -> Read:
    yield read_page(decode(data), record)


def _text(data: bytes, record: Record) -> Read:
    text = decode(data)
    if not text.strip():
        yield Unreadable(record.source, "empty", data)
    else:
        yield make(record, text)


_WHOLE: dict[Kind, Callable[[bytes, Record], Read]] = {
    Kind.HTML: _page,
    Kind.FEED: read_feed,
    Kind.JSON: read_json,
    Kind.MARKDOWN: _text,
    Kind.TEXT: _text,
    Kind.EMPTY: _text,
}
