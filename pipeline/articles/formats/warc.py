"""WARC, a web archive: one article a page."""

from collections.abc import Iterator

from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.formats.start import Start


def read(given: Input) -> Iterator[Found]:
    """The articles of the pages."""
    from pipeline.articles.warc import read_warc

    yield from read_warc(given.stream, given.record("application/warc"))


def _told(start: Start) -> bool:
    """Its first bytes; or its ending, with a record below other bytes."""
    return start.head.startswith(b"WARC/") or (start.suffix == ".warc" and b"\nWARC/1." in start.head)


FORMAT = Format(
    "WARC",
    (".warc", ".warc.gz"),
    "an article a page; other answers are told, requests and metadata passed over",
    _told,
    read,
)
