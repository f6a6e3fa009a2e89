"""The tables as Parquet, read back."""

import re
from contextlib import closing
from pathlib import Path

import pyarrow
import pytest
from pyarrow.parquet import ParquetWriter, read_schema, read_table

from pipeline.errors import DatabaseRefused, NotWritten, UnknownStory
from pipeline.site import parquet
from pipeline.site.database import open_to_read
from pipeline.site.export import export
from tests.runtimes import ROOT, python, run
from tests.site.test_export import article, content, folder

ONLY_SQLITE = ("offsets", "search%", "sqlite_%")


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """Two articles' logs, and a dead letter."""
    made = folder(tmp_path, "a", article().id)
    (made / "_dead-letters.jsonl").write_text('{"source": "x.bin", "reason": "binary"}\n')
    return made


@pytest.fixture
def news(tmp_path: Path, logs: Path) -> Path:
    """They and a text as Parquet."""
    parquet.export(logs, [article()], tmp_path / "news.parquet")
    return tmp_path / "news.parquet"


def rows(file: Path) -> list[tuple[object, ...]]:
    columns = read_table(file).to_pydict().values()
    return list(zip(*columns, strict=True))


def test_every_table_has_the_names_and_rows_that_it_has_in_sqlite(tmp_path: Path, logs: Path, news: Path) -> None:
    done = export(logs, [article()], tmp_path / "news.db")
    assert parquet.export(logs, [article()], news) == done
    with closing(open_to_read(tmp_path / "news.db")) as db:
        skipped = " AND ".join("name NOT LIKE ?" for _ in ONLY_SQLITE)
        named = db.execute(f"SELECT name FROM sqlite_schema WHERE type = 'table' AND {skipped}", ONLY_SQLITE)
        tables = [name for (name,) in named]
        assert sorted(path.name for path in news.iterdir()) == sorted(f"{name}.parquet" for name in tables)
        for name in tables:
            found = db.execute(f"SELECT * FROM {name} ORDER BY rowid")
            assert read_schema(news / f"{name}.parquet").names == [column[0] for column in found.description]
            assert rows(news / f"{name}.parquet") == [tuple(row) for row in found], name
    assert all(rows(news / f"{name}.parquet") for name in ("stories", "mentions", "texts", "masks", "dead_letters"))


def test_columns_are_typed_and_tell_what_may_be_absent(news: Path) -> None:
    denials = read_schema(news / "denials.parquet")
    assert denials.field("denial_id") == pyarrow.field("denial_id", pyarrow.string(), nullable=False)
    assert denials.field("entry_id") == pyarrow.field("entry_id", pyarrow.string())
    assert denials.field("score").type == pyarrow.float64()
    assert denials.field("counts").type == pyarrow.bool_()
    assert read_schema(news / "stories.parquet").field("id").nullable is False
    assert read_schema(news / "roles.parquet").field("most").type == pyarrow.int64()
    assert {type(row[4]) for row in rows(news / "denials.parquet")} == {bool}


def test_the_same_logs_and_articles_give_the_same_bytes_in_place_of_those_before(
    tmp_path: Path, logs: Path, news: Path
) -> None:
    before = content(news)
    letters = (logs / "_dead-letters.jsonl").rename(logs / "_aside")
    parquet.export(logs, [article()], news)
    assert content(news) != before
    letters.rename(logs / "_dead-letters.jsonl")
    parquet.export(logs, [article()], news)
    assert content(news) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logs", "news.parquet"]


def test_rows_come_in_groups_that_fit_into_memory(
    tmp_path: Path, logs: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_ROWS", 1)
    parquet.export(logs, [article()], tmp_path / "grouped.parquet")
    for path in news.iterdir():
        assert rows(tmp_path / "grouped.parquet" / path.name) == rows(path)


def test_one_that_cannot_be_written_to_its_end_leaves_what_was_there(
    tmp_path: Path, logs: Path, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(news)

    class Full(ParquetWriter):  # type: ignore[misc]  # pyarrow has no types
        def write_batch(self, batch: object, row_group_size: int | None = None) -> None:
            raise OSError("No space left on device")

    monkeypatch.setattr(parquet, "ParquetWriter", Full)
    with pytest.raises(NotWritten, match="No space"):
        parquet.export(logs, [article()], news)
    assert content(news) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logs", "news.parquet"]


def test_nothing_else_is_written_over(tmp_path: Path, logs: Path, news: Path) -> None:
    (news / "notes.txt").write_text("to be kept")
    (tmp_path / "file.parquet").write_text("to be kept")
    others = tmp_path / "others.parquet"
    others.mkdir()
    (others / "articles.parquet").write_text("to be kept")
    for place in (news, tmp_path / "file.parquet", others):
        with pytest.raises(DatabaseRefused, match="name another"):
            parquet.export(logs, [], place)
    with pytest.raises(DatabaseRefused, match="nowhere"):
        parquet.export(logs, [], tmp_path / "nowhere" / "news.parquet")
    with pytest.raises(UnknownStory):
        parquet.export(tmp_path / "no-logs", [], tmp_path / "other.parquet")
    assert (news / "notes.txt").read_text() == (tmp_path / "file.parquet").read_text() == "to be kept"
    assert not list(tmp_path.glob(".*"))


def test_what_is_no_parquet_has_no_texts_to_lose(logs: Path, news: Path) -> None:
    (news / "texts.parquet").write_text("torn")
    assert parquet.export(logs, None, news).texts == 0


def test_duckdb_reads_them_as_the_documents_say(news: Path) -> None:
    found = re.search(r'duckdb -c "(.+)"', (ROOT / "docs" / "queries.md").read_text())
    assert found
    shown = run(
        [python(ROOT / "examples" / "duckdb"), "-c", f"import duckdb; duckdb.sql({found[1]!r}).show()"], news.parent
    )
    assert re.search(r"denied +│ +1 │", shown)
