import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import DatabaseRefused
from pipeline.site import database
from pipeline.stories import fold
from tests.stories.making import MATTER, analysis, denied, logs, reworded, sent


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    made = database.create(tmp_path / "news.db")
    yield made
    made.close()


def content(db: sqlite3.Connection) -> list[str]:
    return sorted(line for line in db.iterdump() if line.startswith("INSERT") and "search" not in line)


def test_a_story_written_as_it_grew_is_the_story_written_at_its_end(tmp_path: Path, db: sqlite3.Connection) -> None:
    grown = [analysis("a", MATTER, [sent()]), analysis("b", reworded(MATTER, 1), [denied()], outlet="Le Monde")]
    (records,) = logs([*grown, analysis("c", MATTER, [sent()])]).values()
    for end in range(1, len(records) + 1):
        database.replace_story(db, fold(records[:end]))
    at_once = database.create(tmp_path / "other.db")
    database.replace_story(at_once, fold(records))
    assert content(db) == content(at_once)


def test_what_replaces_a_story_replaces_its_words_in_the_search(db: sqlite3.Connection) -> None:
    for title in ("First things", "Second thoughts"):
        (records,) = logs([analysis("a", MATTER, title=title)]).values()
        database.replace_story(db, fold(records).model_copy(update={"story_id": "s-1"}))
    query = "SELECT count(*) FROM search WHERE search MATCH ?"
    assert [db.execute(query, (word,)).fetchone() for word in ("first", "second")] == [(0,), (1,)]


def test_a_file_is_opened_to_read_only(tmp_path: Path, db: sqlite3.Connection) -> None:
    reader = database.open_to_read(tmp_path / "news.db")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.execute("DELETE FROM stories")


@pytest.mark.parametrize("data", [None, b"no database", b""])
def test_a_file_that_is_no_export_is_refused_with_what_to_do(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "x.db").write_bytes(data)
    with pytest.raises(DatabaseRefused, match=r"x\.db"):
        database.open_to_read(tmp_path / "x.db")


def test_a_database_of_others_is_no_export_whatever_version_it_tells(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "pay.db")) as other:
        other.execute("CREATE TABLE payroll (name)")
        other.execute(f"PRAGMA user_version = {database.VERSION}")
    with pytest.raises(DatabaseRefused, match="is no export: name one"):
        database.open_to_read(tmp_path / "pay.db")
