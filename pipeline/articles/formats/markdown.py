"""Markdown: one article."""

import re
from collections.abc import Iterator

from pipeline.articles.formats import plain
from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.formats.start import Start

_SUFFIXES = (".md", ".markdown")
_MARKS = re.compile(rb"^#{1,6} \S|\]\((?:https?://|#|/)|^\*\*\S|^---\r?\ntitle:", re.MULTILINE)


def read(given: Input) -> Iterator[Found]:
    """One article; its marks are masked, not taken out."""
    yield from plain.read(given, "text/markdown")


def _told(start: Start) -> bool:
    return start.text != b"" and (start.suffix in _SUFFIXES or _MARKS.search(start.text) is not None)


FORMAT = Format("Markdown", _SUFFIXES, "one article, to the letter; front matter tells facts", _told, read)
