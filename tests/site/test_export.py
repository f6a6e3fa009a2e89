from pathlib import Path

import pytest

from pipeline.articles.make import Record, make
from pipeline.errors import DatabaseRefused, UnknownStory
from pipeline.model import Article, Metadata
from pipeline.site.database import open_to_read
from pipeline.site.export import Exported, export
from pipeline.storylog import StoryLogs
from tests.stories.making import MATTER, analysis, denied, logs, sent

NORWAY = "Norway flew about 40 army medics to Chad on Tuesday, a ministry spokesman said.\n\nAll rights reserved.\n"


def article(text: str = NORWAY, title: str | None = None) -> Article:
    return make(Record("in/chad.txt", "chad.txt", "text/plain"), text, Metadata(title=title, url="https://a.example/1"))


def folder(tmp_path: Path, *names: str) -> Path:
    """Story logs of articles of those names."""
    told = logs([analysis(name, MATTER, [sent(), denied()]) for name in names])
    StoryLogs(tmp_path / "logs").append(record for records in told.values() for record in records)
    return tmp_path / "logs"


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
    assert done == Exported(stories=1, articles=2, texts=1, dead_letters=0, failed=())
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
    assert [letter.source for letter in done.failed] == ["s-bad.jsonl"]
    letters = open_to_read(tmp_path / "news.db").execute("SELECT source, stage, error FROM dead_letters")
    assert [tuple(letter) for letter in letters] == [
        ("s-bad.jsonl", "export", "LogDamaged"),
        ("x.bin", "run", None),
        ("_dead-letters.jsonl", "export", None),
        ("y.txt", "run", "TooSlow"),
    ]


def test_no_other_kind_of_file_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("to be kept")
    with pytest.raises(DatabaseRefused, match="name another file"):
        export(folder(tmp_path, "a"), [], tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "to be kept"


def test_a_missing_folder_and_a_place_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownStory, match="nowhere"):
        export(tmp_path / "nowhere", [], tmp_path / "news.db")
    with pytest.raises(DatabaseRefused, match="no-folder"):
        export(folder(tmp_path, "a"), [], tmp_path / "no-folder" / "news.db")
