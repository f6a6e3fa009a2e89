"""WARC, a web archive: one article a page."""

from pipeline.articles.formats.format import Format
from pipeline.articles.warc import read_warc

FORMAT = Format(
    "WARC",
    (".warc", ".warc.gz"),
    "an article a page; other answers are told, requests and metadata passed over",
    lambda start: start.head.startswith(b"WARC/"),
    lambda given: read_warc(given.stream, given.record("application/warc")),
)
