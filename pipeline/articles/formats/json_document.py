"""JSON: one article, or the records of a container."""

import re
from collections.abc import Iterator

from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.formats.start import Start
from pipeline.articles.json_reader import read_json

_SUFFIXES = (".json",)
_BEGINNING = re.compile(rb"\{\s*(?:\"|\}|$)|\[\s*(?:[\[{\"\d\]]|$)")
_TAGS = re.compile(rb"\[[^{\[\n]{0,200}\]\s*")


def read(given: Input) -> Iterator[Found]:
    """The articles of a document."""
    yield from read_json(given.beginning(), given.record("application/json"), given.fields)
    yield from given.rest()


def _told(start: Start) -> bool:
    """Whether it begins like JSON, for the name; "[a list" may be text else, or a line of tags, ["world", "asia"]."""
    if start.suffix in _SUFFIXES:
        return start.text[:1] in (b"{", b"[")
    line, _, below = start.text.partition(b"\n")
    tags = below.strip() and _TAGS.fullmatch(line)
    return _BEGINNING.match(start.text) is not None and not tags


FORMAT = Format(
    "JSON",
    _SUFFIXES,
    "an article a record, by the names of its fields: ninjs, news-please, NewsAPI, GDELT, Event Registry, Fundus, "
    "Telegram, Media Cloud, Guardian, New York Times, JSON Feed, WordPress, schema.org; others by --map",
    _told,
    read,
)
