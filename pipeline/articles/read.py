"""A file of articles to Articles; whatever cannot be read comes out as Unreadable, and nothing is raised for it.

A file is opened as an Input. Its beginning tells its format; the format's reader gives articles, unreadables, or the
inputs within, which go the same way.
"""

import io
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from pipeline.articles.bounds import bounded
from pipeline.articles.decode import NO_TEXT, likely, wide
from pipeline.articles.fields import KNOWN, Fields
from pipeline.articles.formats import format_of
from pipeline.articles.formats.format import KEPT, Found, Input
from pipeline.articles.formats.start import HEAD, Start
from pipeline.articles.formats.zipped import is_zip
from pipeline.articles.make import Unreadable
from pipeline.articles.opening import Told, name_of, opened, why_none
from pipeline.articles.packed import MAX_DEPTH, names, seekable
from pipeline.articles.streams import Recoded, peeked
from pipeline.errors import UnreadableArticle
from pipeline.model import Article

Read = Iterator[Article | Unreadable]


def read_articles(path: Path, fields: Fields = KNOWN, told: Told = lambda size: None) -> Read:
    """Every article of a file, or of standard input for "-", in its order; what cannot be opened is one Unreadable.

    told is given the number of bytes whenever some have been read.
    """
    source = name_of(path)
    if (problem := why_none(path)) is not None:
        yield Unreadable(source, problem, b"")
        return
    try:
        with opened(path, told) as stream:
            yield from read_stream(Input(stream, source, PurePosixPath(source).name, fields=fields))
    except OSError as error:
        yield Unreadable(source, f"cannot be read: {error.strerror or error}", b"")


def read_stream(given: Input) -> Read:
    """Every article of an open input; damage ends it with an Unreadable after what came before the damage."""
    head, empty = b"", True
    try:
        head, stream = peeked(given.stream, HEAD)
        if encoding := wide(head):
            if not likely(head.decode(encoding, "replace").removeprefix("\ufeff")):
                raise UnreadableArticle(NO_TEXT)
            head, stream = peeked(io.BufferedReader(Recoded(stream, encoding)), HEAD)
        for found in _found(head, given._replace(stream=stream)):
            empty = False
            yield from read_stream(found) if isinstance(found, Input) else bounded(found)
        if empty:
            yield Unreadable(given.source, "no articles in it", head[:KEPT])
    except UnreadableArticle as error:
        yield Unreadable(given.source, str(error), head[:KEPT])
    except Exception as error:  # hostile bytes may make a library raise anything; nothing of it may stop the stream
        reason = str(error) or type(error).__name__
        yield Unreadable(given.source, f"damaged: {reason[:200]}", head[:KEPT])


def _found(head: bytes, given: Input) -> Iterator[Found]:
    """What the reader of the input's format gives."""
    if is_zip(head):
        given = given._replace(stream=seekable(given.stream))
    start = Start(head, given.name, names(given.stream) if is_zip(head) else frozenset(), given.fields)
    told = format_of(start)
    if told.packed and given.depth >= MAX_DEPTH:
        raise UnreadableArticle(f"packed more than {MAX_DEPTH} times")
    return told.read(given)
