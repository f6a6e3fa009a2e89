"""JSON and JSON Lines: one object an article."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from pipeline.articles import fields
from pipeline.articles.make import Record, Unreadable, make
from pipeline.model import Article

MAX_LINE = 8 * 1024 * 1024
"""Bytes of one line of JSON Lines."""


def read_json(data: bytes, record: Record) -> Iterator[Article | Unreadable]:
    """The articles of one JSON document; records of a container are numbered from 1 in their source."""
    try:
        document = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        yield Unreadable(record.source, f"not JSON: {error}", data)
        return
    found = fields.contained(document)
    for number, value in enumerate(found, 1):
        yield one(value, record if len(found) == 1 else _numbered(record, number), data)


def read_lines(stream: BinaryIO, record: Record) -> Iterator[Article | Unreadable]:
    """The articles of JSON Lines, read line by line; lines are numbered from 1, blank ones are passed over."""
    for number, line in enumerate(iter(lambda: stream.readline(MAX_LINE + 1), b""), 1):
        where = _numbered(record, number)
        if len(line) > MAX_LINE:
            yield Unreadable(where.source, f"a line of more than {MAX_LINE} bytes; the rest is not read", line[:1000])
            return
        if line.strip():
            yield _line(line, where)


def one(value: Any, record: Record, data: bytes) -> Article | Unreadable:
    """The article of one decoded JSON value."""
    if not isinstance(value, dict):
        return Unreadable(record.source, "not a JSON object", data)
    found = fields.unwrap(value)
    text = fields.text(found, fields.PLAIN) or fields.text(found, fields.MIXED)
    if text is None:
        return Unreadable(record.source, f"no text in any of the known fields: {', '.join(fields.PLAIN)}", data)
    named = Record(record.source, fields.string(found, fields.ID) or record.source_id, record.content_type)
    return make(named, text, fields.metadata(found), fields.string(found, fields.FETCHED))


def _line(line: bytes, record: Record) -> Article | Unreadable:
    try:
        return one(orjson.loads(line), record, line)
    except orjson.JSONDecodeError as error:
        return Unreadable(record.source, f"not JSON: {error}", line)


def _numbered(record: Record, number: int) -> Record:
    return Record(f"{record.source}#{number}", f"{record.source_id}#{number}", record.content_type)
