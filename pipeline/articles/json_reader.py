"""JSON and JSON Lines: one object an article."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import orjson

from pipeline.articles import fields, lenient
from pipeline.articles.fields import KNOWN, Fields
from pipeline.articles.fragment import fragment_text
from pipeline.articles.make import Record, Unreadable, headline, make
from pipeline.model import Article

_MARKUP = re.compile(r"<(?:p|div|br|article|section|h[1-6]|ul|figure|blockquote|!doctype|html)\b[^<>]{0,500}>", re.I)
MAX_LINE = 8 * 1024 * 1024
"""Bytes of one line of JSON Lines."""
_SHOWN = 12
"""Fields that are named where none holds a text."""
_REMOVED = "[Removed]"
_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
MAX_FAILED = 1000
"""Lines in a row without an article, after which the rest of an input is no longer tried."""


def read_json(data: bytes, record: Record, paths: Fields = KNOWN) -> Iterator[Article | Unreadable]:
    """The articles of one JSON document; records of a container are numbered from 1 in their source."""
    try:
        document = lenient.loads(data)
    except lenient.Broken as error:
        yield from _of_damaged(data, record, str(error), paths)
        return
    yield from _contained(document, record, data, paths)


def _contained(document: Any, record: Record, data: bytes, paths: Fields) -> Iterator[Article | Unreadable]:
    """The articles of a value, or of the records that it contains, numbered where they are several."""
    found = fields.contained(document, paths)
    for number, value in enumerate(found, 1):
        alone = len(found) == 1
        place = record if alone else record.numbered(number)
        yield one(value, place, data if alone else _bytes(value), paths)


def _of_damaged(data: bytes, record: Record, reason: str, paths: Fields) -> Iterator[Article | Unreadable]:
    """The records that can be read of a document that as a whole cannot; the others by their numbers."""
    number = failed = 0
    for number, value in enumerate(lenient.records(data), 1):
        where = record.numbered(number)
        outcome = (
            _unreadable(where, value, reason) if isinstance(value, str) else one(value, where, _bytes(value), paths)
        )
        failed = failed + 1 if isinstance(outcome, Unreadable) else 0
        yield outcome
        if failed > MAX_FAILED:
            yield Unreadable(record.source, f"the rest, from record {number + 1} on, is not read", b"")
            return
    if not number:
        yield Unreadable(record.source, f"not JSON: {reason}", data)


def _unreadable(where: Record, text: str, reason: str) -> Unreadable:
    return Unreadable(where.source, f"not JSON: damaged, or cut short ({reason})", text.encode("utf-8", "replace"))


def _bytes(value: Any) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:  # an integer that takes more than 64 bits
        return json.dumps(value).encode()


def read_lines(stream: BinaryIO, record: Record, paths: Fields = KNOWN) -> Iterator[Article | Unreadable]:
    """The articles of JSON Lines, read line by line; lines are numbered from 1, blank ones are passed over."""
    failed = 0
    for number, line in enumerate(_lines(stream), 1):
        for outcome in _line(line, record.numbered(number), paths) if line.strip() else ():
            failed = failed + 1 if isinstance(outcome, Unreadable) else 0
            yield outcome
        if failed > MAX_FAILED:
            yield Unreadable(record.source, f"the rest, from line {number + 1} on, is not read", b"")
            return


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that is too long the beginning."""
    while line := stream.readline(MAX_LINE + 1):
        yield line
        while len(line) > MAX_LINE and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE + 1)


def one(value: Any, record: Record, data: bytes, paths: Fields = KNOWN) -> Article | Unreadable:
    """The article of one decoded JSON value, its parts where the paths say."""
    if not isinstance(value, dict):
        return Unreadable(record.source, "not a JSON object", data)
    found = fields.unwrap(value)
    text = _told(found, paths)
    if text is None:
        return Unreadable(record.source, _without_text(found, paths), data)
    if text.strip() == fields.string(found, paths.title) == _REMOVED:
        return Unreadable(record.source, "a removed article: NewsAPI's placeholder stands for its title and text", data)
    named = Record(record.source, fields.string(found, paths.id) or record.source_id, record.content_type)
    return make(named, text, fields.metadata(found, paths), fields.string(found, paths.fetched))


def _told(found: dict[str, Any], paths: Fields) -> str | None:
    """The text, or a title that is one."""
    text = fields.text(found, paths.text) or _mixed(found, paths)
    return text or headline(fields.title(found, paths.headline, fields.string(found, paths.outlet)))


def _mixed(found: dict[str, Any], paths: Fields) -> str | None:
    """The first field that may hold HTML, as text."""
    text = fields.text(found, paths.mixed)
    return text if text is None or not _MARKUP.search(text) else fragment_text(text) or None


def _without_text(found: dict[str, Any], paths: Fields) -> str:
    """Why a record gives no article, and what to do about it."""
    if found.get("type") == "service":
        return "a service message, without a text"
    told = sorted((*paths.text, *paths.mixed), key=lambda path: -path.count("."))  # the field within before what has it
    there = {path: value for path in told if (value := fields.at(found, path)) is not fields.ABSENT}
    wrong = next((path for path, value in there.items() if _is_other(value) and not _holds_one(path, there)), None)
    if wrong is not None:
        return f"the field {wrong!r} holds {_KINDS.get(type(there[wrong]), 'no words')}, not a text"
    if not paths.text and not there:
        return f"no text in the mapped field {paths.mixed[0]!r}; the record has {_listed(found)}"
    if fields.string(found, paths.url) and fields.string(found, paths.title):
        return f"an entry of a list, without its text: fetch {fields.string(found, paths.url)!r:.200} and give the page"
    if there:
        return f"an empty text in the field {next(iter(there))!r}"
    return f"no text in any of the known fields; the record has {_listed(found)}: name one, --map text=FIELD"


def _is_other(value: Any) -> bool:
    return value not in (None, [], {}) and not isinstance(value, str)


def _holds_one(path: str, others: Iterable[str]) -> bool:
    return any(other.startswith(f"{path}.") for other in others)


def _listed(found: dict[str, Any]) -> str:
    shown = ", ".join(key[:40] for key in list(found)[:_SHOWN]) or "no fields"
    return f"{shown}, ..." if len(found) > _SHOWN else shown


def _line(line: bytes, record: Record, paths: Fields) -> Iterator[Article | Unreadable]:
    """The article of a line; those of the records in it where the list that holds them is mapped."""
    if len(line) > MAX_LINE:
        yield Unreadable(record.source, f"a line of more than {MAX_LINE} bytes", line[:1000])
        return
    try:
        value = lenient.loads(line.rstrip().rstrip(b","))
    except lenient.Broken as error:
        yield Unreadable(record.source, f"not JSON: {error}", line)
        return
    if paths.records is KNOWN.records:
        yield one(value, record, line, paths)
    else:
        yield from _contained(value, record, line, paths)
