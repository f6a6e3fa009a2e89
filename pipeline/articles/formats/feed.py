"""Feeds: RSS, Atom and RDF, one article an entry."""

from collections.abc import Iterator

from pipeline.articles.feed import read_feed
from pipeline.articles.formats.format import Format, Found, Input


def read(given: Input) -> Iterator[Found]:
    """The articles of the entries."""
    yield from read_feed(given.beginning(), given.record("application/xml"))
    yield from given.rest()


FORMAT = Format(
    "RSS, Atom, RDF",
    (".xml", ".rss", ".atom", ".rdf"),
    "an article an entry, from its content or else its summary",
    lambda start: start.root in ("rss", "feed", "rdf"),
    read,
)
