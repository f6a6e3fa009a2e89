import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.articles.make import Record, make
from pipeline.errors import DatabaseRefused, UnknownStory
from pipeline.model import Article, Metadata
from pipeline.site import parquet
from pipeline.site.database import open_to_read
from pipeline.site.export import Exported, export
from pipeline.storylog import StoryLogs
from tests.stories.making import MATTER, analysis, denied, logs, sent

NORWAY = "Norway flew about 40 army medics to Chad on Tuesday, a ministry spokesman said.\n\nAll rights reserved.\n"


EXPORTS = {"news.db": export, "news.parquet": parquet.export}


def article(text: str = NORWAY, title: str | None = None) -> Article:
    return make(Record("in/chad.txt", "chad.txt", "text/plain"), text, Metadata(title=title, url="https://a.example/1"))


def folder(tmp_path: Path, *names: str) -> Path:
    """Story logs of articles of those names."""
    told = logs([analysis(name, MATTER, [sent(), denied()]) for name in names])
    StoryLogs(tmp_path / "logs").append(record for records in told.values() for record in records)
    return tmp_path / "logs"


def content(export: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (sorted(export.iterdir()) if export.is_dir() else [export])}


def test_the_same_logs_and_articles_give_the_same_bytes(tmp_path: Path) -> None:
    logs, made = folder(tmp_path, "a", article().id), []
    for name in ("one.db", "two.db", "one.db"):
        export(logs, [article()], tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert len(set(made)) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logs", "one.db", "two.db"]


def test_texts_and_masks_come_with_the_articles_that_a_story_holds(tmp_path: Path) -> None:
    other = make(Record("x", "x", "text/plain"), "of no story")
    done = export(folder(tmp_path, "a", article().id), [article(), article(), other], tmp_path / "news.db")
    assert done == Exported(stories=1, articles=2, texts=1, dead_letters=0)
    db = open_to_read(tmp_path / "news.db")
    assert [row["text"] for row in db.execute("SELECT text FROM texts")] == [NORWAY]
    masked = [NORWAY[row["start"] : row["stop"]] for row in db.execute("SELECT * FROM masks")]
    assert any("All rights reserved" in text for text in masked)


def test_an_article_without_text_is_found_by_the_sentences_of_its_events(tmp_path: Path) -> None:
    export(folder(tmp_path, "a"), [], tmp_path / "news.db")
    db = open_to_read(tmp_path / "news.db")
    assert [row["article_id"] for row in db.execute("SELECT * FROM search WHERE search MATCH 'soldiers'")] == ["a"]


def test_a_damaged_log_is_a_dead_letter_and_costs_its_story_only(tmp_path: Path) -> None:
    logs = folder(tmp_path, "a")
    (logs / "s-bad.jsonl").write_text("{}\n")
    (logs / "_dead-letters.jsonl").write_text(
        '{"source": "x.bin", "reason": "binary"}\nnonsense\n{"source": "y.txt", "reason": "TooSlow: 1 article"}\n'
    )
    done = export(logs, [], tmp_path / "news.db")
    assert (done.stories, done.dead_letters) == (1, 4)
    assert [letter.source for letter in done.damaged] == ["s-bad.jsonl"]
    letters = open_to_read(tmp_path / "news.db").execute("SELECT source, stage, error FROM dead_letters")
    assert [tuple(letter) for letter in letters] == [
        ("s-bad.jsonl", "export", "LogDamaged"),
        ("x.bin", "run", None),
        ("_dead-letters.jsonl", "export", None),
        ("y.txt", "run", "TooSlow"),
    ]


def sql(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def notes(tmp_path: Path) -> Path:
    (tmp_path / "notes.db").write_text("to be kept")
    return tmp_path / "notes.db"


def payroll(tmp_path: Path) -> Path:
    sql(tmp_path / "pay.db", "CREATE TABLE payroll (name)", "CREATE TABLE stories (id)", "PRAGMA user_version = 2")
    return tmp_path / "pay.db"


def export_with_more(tmp_path: Path) -> Path:
    export(tmp_path / "logs", [], tmp_path / "more.db")
    sql(tmp_path / "more.db", "CREATE TABLE payroll (name)")
    return tmp_path / "more.db"


@pytest.mark.parametrize("make", [notes, payroll, export_with_more])
def test_no_other_file_is_written_over_and_no_other_database(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    logs = folder(tmp_path, "a")
    before = (file := make(tmp_path)).read_bytes()
    with pytest.raises(DatabaseRefused, match="name another file"):
        export(logs, [], file)
    assert file.read_bytes() == before


def test_an_export_of_an_older_version_is_written_anew(tmp_path: Path) -> None:
    logs, news = folder(tmp_path, "a"), tmp_path / "news.db"
    export(logs, [], news)
    sql(news, "CREATE TABLE copies (id)", "DROP TABLE days", "DROP TABLE offsets", "PRAGMA user_version = 1", "ANALYZE")
    assert export(logs, [], news).stories == 1
    open_to_read(news).close()


@pytest.mark.parametrize("name", ["news.db", "news.parquet"])
def test_an_export_lies_outside_the_folder_of_the_logs(tmp_path: Path, name: str) -> None:
    logs = folder(tmp_path, "a")
    (tmp_path / "link").symlink_to(logs)
    for place in (logs / name, tmp_path / "link" / name):
        with pytest.raises(DatabaseRefused, match="the folder of the story logs"):
            EXPORTS[name](logs, [], place)
    assert [path.suffix for path in logs.iterdir()] == [".jsonl"]


def emptied(logs: Path) -> str:
    for log in logs.iterdir():
        log.write_bytes(b"")
    return "the logs tell no story"


def damaged(logs: Path) -> str:
    (logs / "s-bad.jsonl").write_text("{}\n")
    return "lost with s-bad.jsonl"


@pytest.mark.parametrize("name", ["news.db", "news.parquet"])
@pytest.mark.parametrize("spoil", [emptied, damaged])
def test_an_export_with_stories_is_not_replaced_by_one_that_may_lack_them(
    tmp_path: Path, name: str, spoil: Callable[[Path], str]
) -> None:
    logs, export = folder(tmp_path, "a", article().id), EXPORTS[name]
    export(logs, None, tmp_path / name)
    before, why = content(tmp_path / name), spoil(logs)
    with pytest.raises(DatabaseRefused, match=why):
        export(logs, [article()], tmp_path / name)
    assert content(tmp_path / name) == before
    export(logs, [article()], tmp_path / f"other-{name}")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logs", name, f"other-{name}"]


def test_a_folder_without_logs_is_no_input(tmp_path: Path) -> None:
    with pytest.raises(UnknownStory, match="no story logs"):
        export(tmp_path, [], tmp_path.parent / "news.db")
    assert not (tmp_path.parent / "news.db").exists()


def test_a_missing_folder_and_a_place_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownStory, match="nowhere"):
        export(tmp_path / "nowhere", [], tmp_path / "news.db")
    with pytest.raises(DatabaseRefused, match="no-folder"):
        export(folder(tmp_path, "a"), [], tmp_path / "no-folder" / "news.db")
    with pytest.raises(DatabaseRefused, match="cannot be written: "):
        export(folder(tmp_path, "a"), [], Path("/proc/news.db"))
