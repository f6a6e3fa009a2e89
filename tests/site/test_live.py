from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest

from pipeline.errors import UnknownStory
from pipeline.site import database
from pipeline.site.live import LogFollower
from pipeline.storylog import StoryLogs
from tests.site.asking import ask
from tests.stories.making import MATTER, analysis, denied, logs, reworded, sent


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    made = database.create(tmp_path / "site.db")
    yield made
    made.close()


def count(db: Connection, table: str) -> int:
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_logs_and_texts_are_followed_as_they_grow(tmp_path: Path, db: Connection) -> None:
    made = [analysis("a", MATTER, [sent()]), analysis("b", reworded(MATTER, 1), [denied()])]
    (records,) = logs(made).values()
    first = sum(record.article_id == "a" for record in records[:6])
    folder, texts = tmp_path / "logs", tmp_path / "texts"
    texts.mkdir()
    written = StoryLogs(folder)
    follower = LogFollower(db, folder, lambda: sorted(texts.iterdir()))
    assert not follower.refresh()
    written.append(records[: first + 1])
    (texts / "a.txt").write_text("Norway flew medics to Chad.")
    assert follower.refresh()
    assert not follower.refresh()
    assert (count(db, "stories"), count(db, "texts"), count(db, "articles")) == (1, 1, 1)
    written.append(records)
    assert follower.refresh()
    assert count(db, "articles") == 2


def test_a_log_that_is_damaged_is_told_once_and_the_others_are_followed(tmp_path: Path, db: Connection) -> None:
    written = StoryLogs(tmp_path)
    (tmp_path / "s-bad.jsonl").write_text("{}\n")
    follower = LogFollower(db, tmp_path, lambda: [])
    (records,) = logs([analysis("a", MATTER, [sent()])]).values()
    written.append(records)
    follower.refresh()
    follower.refresh()
    assert (count(db, "stories"), count(db, "dead_letters")) == (1, 1)


def test_a_log_that_is_damaged_later_is_told_on_the_list_and_its_story_until_it_can_be_read_again(
    tmp_path: Path, db: Connection
) -> None:
    ((story, records),) = logs([analysis("a", MATTER, [sent()])]).items()
    follower = LogFollower(db, tmp_path, lambda: [])
    pages = "/stories", f"/stories/{story}"
    StoryLogs(tmp_path / "logs").append(records)
    good = (tmp_path / "logs" / f"{story}.jsonl").read_bytes()
    for content, is_damaged in ((good, False), (good[:-9] + b"{}\n{}\n", True), (good, False)):
        (tmp_path / f"{story}.jsonl").write_bytes(content)
        assert follower.refresh()
        assert not follower.refresh()
        for answer in ask(tmp_path / "site.db", *pages):
            assert ("/dead-letters" in answer.page.xpath("//p[@class='note']/a/@href")) == is_damaged
        (twin,) = ask(tmp_path / "site.db", "/stories.json")
        assert (twin.json["total"], twin.json["damaged_logs"]) == (1, int(is_damaged))


def test_letters_of_a_run_that_come_later_are_news(tmp_path: Path, db: Connection) -> None:
    follower = LogFollower(db, tmp_path, lambda: [])
    assert not follower.refresh()
    (tmp_path / "_dead-letters.jsonl").write_text('{"source": "x.bin", "reason": "binary"}\n')
    assert follower.refresh()
    assert not follower.refresh()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, db: Connection) -> None:
    with pytest.raises(UnknownStory, match="nowhere"):
        LogFollower(db, tmp_path / "nowhere", lambda: [])
