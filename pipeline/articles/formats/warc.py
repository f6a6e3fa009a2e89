"""WARC, a web archive: one article a page."""

from collections.abc import Iterator

from pipeline.articles.formats.format import Format, Found, Input


def read(given: Input) -> Iterator[Found]:
    """The articles of the pages."""
    from pipeline.articles.warc import read_warc

    yield from read_warc(given.stream, given.record("application/warc"))


FORMAT = Format(
    "WARC",
    (".warc", ".warc.gz"),
    "an article a page; other answers are told, requests and metadata passed over",
    lambda start: start.head.startswith(b"WARC/"),
    read,
)
