"""Articles that no message could carry, or that would take too long to read, cut to size; what was cut is told."""

from collections.abc import Iterator

from pipeline.articles.make import Record, Unreadable, make
from pipeline.model import Article, Metadata

MAX_TEXT = 200_000
"""Characters of one article's text: 33,000 words, more than the longest that magazines print."""
MAX_FIELDS = 50_000
"""Characters of all metadata of one article."""
MAX_FIELD = 2_000
MAX_AUTHORS = 50
MAX_NAME = 400
"""What is kept of each field, and of authors, where all of them together are too long."""


def bounded(outcome: Article | Unreadable) -> Iterator[Article | Unreadable]:
    """The outcome; of an article that is too long the beginning, then what was left out."""
    if isinstance(outcome, Unreadable):
        yield outcome
        return
    end, told = _end(outcome.text), _bounded(outcome.metadata)
    if end == len(outcome.text) and told is outcome.metadata:
        yield outcome
        return
    record = Record(outcome.source, outcome.source_id, outcome.content_type)
    yield make(record, outcome.text[:end], told, outcome.fetched)
    if told is not outcome.metadata:
        yield Unreadable(outcome.source, f"fields of more than {MAX_FIELDS} characters: the longest are cut", b"")
    if end < len(outcome.text):
        rest = outcome.text[end:].encode()[:MAX_TEXT]
        yield Unreadable(outcome.source, f"a text of more than {MAX_TEXT} characters: the rest is left out", rest)


def _end(text: str) -> int:
    """Where a text is cut: at the last white space before its bound."""
    if len(text) <= MAX_TEXT:
        return len(text)
    spaces = (text.rfind(space, MAX_TEXT // 2, MAX_TEXT) for space in ("\n", " "))
    return next((place for place in spaces if place > 0), MAX_TEXT)


def _bounded(told: Metadata) -> Metadata:
    if len(told.model_dump_json()) <= MAX_FIELDS:
        return told
    fields = {name: value[:MAX_FIELD] for name, value in told if isinstance(value, str)}
    return Metadata(**fields, authors=tuple(name[:MAX_NAME] for name in told.authors[:MAX_AUTHORS]))
