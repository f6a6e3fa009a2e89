"""The database file: made, written a story at a time, opened for reading."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import DatabaseRefused
from pipeline.model import CleanArticle, Story
from pipeline.site.rows import Row, rows

VERSION = 3
"""Of the tables; a file of another version must be exported anew."""

OF_A_STORY = (
    "articles credits entries roles sources voices figures mentions arguments attributions denials status_history days"
).split()
_IN_EVERY_VERSION = frozenset(["stories", "articles", "entries", "mentions", "texts", "search", "denied_claims"])
IN_OLDER_ONES = frozenset(["copies"])

_INDEXED = "SELECT rowid FROM articles WHERE {}"  # FTS5 finds a row by its number only
_INDEX = """
INSERT INTO search (rowid, story_id, article_id, title, body)
SELECT articles.rowid, articles.story_id, articles.id, coalesce(articles.title, ''), coalesce(texts.text, (
    SELECT group_concat(sentence, char(10)) FROM (
        SELECT DISTINCT sentence FROM mentions
        WHERE mentions.story_id = articles.story_id AND mentions.article_id = articles.id ORDER BY start)), '')
FROM articles LEFT JOIN texts ON texts.article_id = articles.id
WHERE articles.{} = ? ORDER BY articles.position
"""


class Letter(NamedTuple):
    """A dead letter: the step that failed, the input or where it stood, the error's type if that is known, and why."""

    stage: str
    source: str
    error: str | None
    reason: str


def create(path: Path) -> sqlite3.Connection:
    """A new file with empty tables, open for writing; readers may read while it is written."""
    db = sqlite3.connect(path, check_same_thread=False)  # written by one thread after another
    db.execute("PRAGMA journal_mode = WAL")
    db.executescript(_tables())
    db.execute(f"PRAGMA user_version = {VERSION}")
    return db


def is_export(path: Path) -> bool:
    """Whether it is an SQLite file of these tables, of whatever version, and of no others."""
    if not path.is_file():
        return False
    with closing(sqlite3.connect(":memory:")) as ours, closing(_read_only(path)) as db:
        ours.executescript(_tables())
        try:
            return _IN_EVERY_VERSION <= _names(db) <= _names(ours) | IN_OLDER_ONES
        except sqlite3.DatabaseError:
            return False


def has_rows(path: Path, table: str) -> bool:
    """Whether there is anything in a table of an SQLite file, whatever its version."""
    with closing(_read_only(path)) as db:
        try:
            return db.execute(f"SELECT 1 FROM {table}").fetchone() is not None  # noqa: S608 # a name from our own code
        except sqlite3.DatabaseError:
            return False


def open_to_go_on(path: Path) -> sqlite3.Connection:
    """The file, to write on in it; made anew where it is none of this version."""
    try:
        open_to_read(path).close()
    except DatabaseRefused:
        remove(path)
        return create(path)
    return sqlite3.connect(path, check_same_thread=False)


def remove(path: Path) -> None:
    """The file, and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def open_to_read(path: Path) -> sqlite3.Connection:
    """The file, read-only; raises DatabaseRefused where it is none of ours."""
    if path.is_dir():
        raise DatabaseRefused(f"{path} is a folder, no export: `pipeline serve --dir {path}` serves a folder of logs")
    if not path.is_file():
        raise DatabaseRefused(f"no file {path}: `pipeline export --to {path}` makes it")
    db = _read_only(path)
    db.row_factory = sqlite3.Row
    try:
        (version,), names = db.execute("PRAGMA user_version").fetchone(), _names(db)
    except sqlite3.DatabaseError as error:
        raise DatabaseRefused(f"{path} cannot be read as a database: {error}") from error
    if not names >= _IN_EVERY_VERSION:
        raise DatabaseRefused(f"{path} is no export: name one that `pipeline export --to` made")
    if version != VERSION:
        raise DatabaseRefused(f"{path} is no export of this version: `pipeline export --to {path}` makes it anew")
    return db


def replace_story(db: sqlite3.Connection, story: Story) -> None:
    """The story's rows, in place of those that it had."""
    _forget(db, "story_id", story.story_id)
    db.execute("DELETE FROM stories WHERE id = ?", (story.story_id,))
    for table in OF_A_STORY:
        db.execute(f"DELETE FROM {table} WHERE story_id = ?", (story.story_id,))  # noqa: S608 # a name from above
    for table, told in rows(story).items():
        _insert(db, table, told)
    db.execute(_INDEX.format("story_id"), (story.story_id,))


def add_text(db: sqlite3.Connection, cleaned: CleanArticle) -> None:
    """An article's text and masks, in place of those that it had."""
    article = cleaned.article
    title = article.metadata.title.strip() if article.metadata.title else None
    db.execute("DELETE FROM texts WHERE article_id = ?", (article.id,))
    db.execute("DELETE FROM masks WHERE article_id = ?", (article.id,))
    _insert(db, "texts", [(article.id, article.metadata.url, article.content_type, title, article.text)])
    _insert(db, "masks", [(article.id, mask.start, mask.end, mask.reason) for mask in cleaned.masks])
    _forget(db, "id", article.id)
    db.execute(_INDEX.format("id"), (article.id,))


def replace_dead_letters(db: sqlite3.Connection, letters: Iterable[Letter]) -> None:
    """In place of those that were there."""
    db.execute("DELETE FROM dead_letters")
    _insert(db, "dead_letters", [(number, *letter) for number, letter in enumerate(letters)])


def last_seq(db: sqlite3.Connection, story_id: str) -> int:
    """Up to which log record a story is told; -1: it is not."""
    row = db.execute("SELECT last_seq FROM stories WHERE id = ?", (story_id,)).fetchone()
    return int(row[0]) if row else -1


def add_dead_letter(db: sqlite3.Connection, number: int, letter: Letter) -> None:
    """The letter of that number."""
    db.execute("INSERT OR REPLACE INTO dead_letters VALUES (?, ?, ?, ?, ?)", (number, *letter))


def offsets(db: sqlite3.Connection) -> dict[tuple[str, int], int]:
    """Topic and partition -> the message that is next."""
    return {(topic, partition): after for topic, partition, after in db.execute("SELECT * FROM offsets")}


def set_offset(db: sqlite3.Connection, topic: str, partition: int, after: int) -> None:
    """The message that is next."""
    db.execute("INSERT OR REPLACE INTO offsets VALUES (?, ?, ?)", (topic, partition, after))


def _tables() -> str:
    return (files("pipeline.site") / "tables.sql").read_text()


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def _names(db: sqlite3.Connection) -> set[str]:
    """Its tables and views, but for those that SQLite makes itself."""
    found = db.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
    return {row[0] for row in found}


def _forget(db: sqlite3.Connection, column: str, value: str) -> None:
    """Takes articles out of the search."""
    articles = _INDEXED.format(f"{column} = ?")
    db.execute(f"DELETE FROM search WHERE rowid IN ({articles})", (value,))  # noqa: S608 # a column's name of ours


def _insert(db: sqlite3.Connection, table: str, told: list[Row]) -> None:
    if told:
        places = ", ".join("?" * len(told[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({places})", told)  # noqa: S608 # a name from our own code
