"""HTML: one page, one article."""

from collections.abc import Iterator

from pipeline.articles.decode import decode
from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.formats.start import Start

_ROOTS = frozenset(["html", "head", "body", "main", "article", "section", "header", "div", "title", "meta", "script",
                    "link", "table", "p", "h1"])  # fmt: skip
_SUFFIXES = (".html", ".htm", ".xhtml")


def read(given: Input) -> Iterator[Found]:
    """The article of a page."""
    from pipeline.articles.html import read_page

    yield read_page(decode(given.beginning()), given.record("text/html"))
    yield from given.rest()


def _told(start: Start) -> bool:
    """An element of a page, which is not one of the same name in other XML; or the ending."""
    declared = start.text.startswith(b"<?xml") or start.suffix == ".xml"
    other = declared and start.root != "html" and b"w3.org/1999/xhtml" not in start.text
    return (start.root in _ROOTS and not other) or (start.suffix in _SUFFIXES and b"<" in start.text)


FORMAT = Format(
    "HTML",
    _SUFFIXES,
    "the page's article; headline, authors, dates, site from its head and headings",
    _told,
    read,
)
