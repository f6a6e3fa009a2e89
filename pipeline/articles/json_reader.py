"""JSON and JSON Lines: one object an article."""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from pipeline.articles import fields, lenient
from pipeline.articles.html import fragment_text
from pipeline.articles.make import Record, Unreadable, headline, make
from pipeline.model import Article

_MARKUP = re.compile(r"<(?:p|div|br|article|section|h[1-6]|ul|figure|blockquote|!doctype|html)\b[^<>]{0,500}>", re.I)
MAX_LINE = 8 * 1024 * 1024
"""Bytes of one line of JSON Lines."""
MAX_FAILED = 1000
"""Lines in a row without an article, after which the rest of an input is no longer tried."""


def read_json(data: bytes, record: Record) -> Iterator[Article | Unreadable]:
    """The articles of one JSON document; records of a container are numbered from 1 in their source."""
    try:
        document = lenient.loads(data)
    except lenient.Broken as error:
        yield from _of_damaged(data, record, str(error))
        return
    found = fields.contained(document)
    for number, value in enumerate(found, 1):
        alone = len(found) == 1
        yield one(value, record if alone else _numbered(record, number), data if alone else _bytes(value))


def _of_damaged(data: bytes, record: Record, reason: str) -> Iterator[Article | Unreadable]:
    """The records that can be read of a document that as a whole cannot; the others by their numbers."""
    number = failed = 0
    for number, value in enumerate(lenient.records(data), 1):
        where = _numbered(record, number)
        outcome = _unreadable(where, value, reason) if isinstance(value, str) else one(value, where, _bytes(value))
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


def read_lines(stream: BinaryIO, record: Record) -> Iterator[Article | Unreadable]:
    """The articles of JSON Lines, read line by line; lines are numbered from 1, blank ones are passed over."""
    failed = 0
    for number, line in enumerate(_lines(stream), 1):
        if not line.strip():
            continue
        where = _numbered(record, number)
        outcome = _line(line, where) if len(line) <= MAX_LINE else _too_long(line, where)
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


def _too_long(line: bytes, record: Record) -> Unreadable:
    return Unreadable(record.source, f"a line of more than {MAX_LINE} bytes", line[:1000])


def one(value: Any, record: Record, data: bytes) -> Article | Unreadable:
    """The article of one decoded JSON value."""
    if not isinstance(value, dict):
        return Unreadable(record.source, "not a JSON object", data)
    found = fields.unwrap(value)
    text = fields.text(found, fields.PLAIN) or _mixed(found) or headline(fields.string(found, fields.HEADLINE))
    if text is None:
        return Unreadable(record.source, "no text in any of the known fields", data)
    named = Record(record.source, fields.string(found, fields.ID) or record.source_id, record.content_type)
    return make(named, text, fields.metadata(found), fields.string(found, fields.FETCHED))


def _mixed(found: dict[str, Any]) -> str | None:
    """The first field that may hold HTML, as text."""
    text = fields.text(found, fields.MIXED)
    return text if text is None or not _MARKUP.search(text) else fragment_text(text) or None


def _line(line: bytes, record: Record) -> Article | Unreadable:
    try:
        return one(lenient.loads(line.rstrip().rstrip(b",")), record, line)
    except lenient.Broken as error:
        return Unreadable(record.source, f"not JSON: {error}", line)


def _numbered(record: Record, number: int) -> Record:
    return Record(f"{record.source}#{number}", f"{record.source_id}#{number}", record.content_type)
