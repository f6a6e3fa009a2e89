"""Rows as dictionaries: what the pages' queries have in common."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import orjson

from pipeline.errors import NotThere

Found = dict[str, Any]


def found(db: sqlite3.Connection, query: str, *values: object) -> list[Found]:
    """All rows, by column."""
    return [dict(row) for row in db.execute(query, values)]


def one(db: sqlite3.Connection, what: str, query: str, *values: object) -> Found:
    """The first row; raises NotThere."""
    row = db.execute(query, values).fetchone()
    if row is None:
        raise NotThere(f"There is no such {what}.")
    return dict(row)


def of_entries(db: sqlite3.Connection, table: str, story_id: str, ids: Iterable[str]) -> dict[str, list[Found]]:
    """The rows of one of our tables by entry, in their order."""
    query = f"SELECT * FROM {table} WHERE story_id = ? AND entry_id IN (SELECT value FROM json_each(?)) ORDER BY rowid"  # noqa: S608 # a name from our own code
    return by("entry_id", found(db, query, story_id, names(ids)))


def pages(total: int, size: int, page: int) -> int:
    """How many pages of a size there are, one at least; raises NotThere where the page is none of them."""
    last = max(1, -(-total // size))
    if not 1 <= page <= last:
        raise NotThere(f"There is no such page: the last is {last}.")
    return last


def names(ids: Iterable[str]) -> str:
    """For SQLite's json_each."""
    return orjson.dumps(list(ids)).decode()


def by(column: str, rows: Iterable[Found]) -> dict[str, list[Found]]:
    """The rows by the value of a column, without it and the story's id."""
    grouped = defaultdict[str, list[Found]](list)
    for row in rows:
        grouped[row[column]].append({name: value for name, value in row.items() if name not in (column, "story_id")})
    return dict(grouped)
