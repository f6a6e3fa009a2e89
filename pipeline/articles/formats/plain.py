"""Plain text: the last of the formats, since anything that is text can be it."""

from collections.abc import Iterator

from pipeline.articles.decode import NO_TEXT, decoded
from pipeline.articles.formats.format import KEPT, Format, Found, Input
from pipeline.articles.make import Unreadable, make


def read(given: Input, media_type: str = "text/plain") -> Iterator[Found]:
    """One article: the file's text, so that offsets are offsets into its characters."""
    data = given.beginning()
    text = decoded(data)
    record = given.record(media_type)
    if text is None:
        yield Unreadable(record.source, NO_TEXT, data[:KEPT])
    else:
        yield make(record, text) if text.strip() else Unreadable(record.source, "empty", data)
    yield from given.rest()


FORMAT = Format("plain text", (".txt", ".text"), "one article, to the letter", lambda start: True, read)
