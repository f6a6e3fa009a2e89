"""The site's database out of the topics."""

import gc
import os
import random
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import BrokerUnavailable, DatabaseRefused
from pipeline.model import Article, Story
from pipeline.settings import Settings
from pipeline.site import database
from pipeline.stories import Grouper, fold
from pipeline.stream.connection import open_producer
from pipeline.stream.consumer import Message, ends
from pipeline.stream.sending import outgoing
from pipeline.stream.site import FILE, TopicFollower, follower, open_site
from pipeline.stream.topics import Topics
from tests.forks import Fork, pipeline
from tests.stream.fake_analysis import analyse
from tests.stream.messages import message
from tests.stream.processes import wait_for
from tests.stream.streaming import article

TOPICS = Topics("news.")
ARTICLES = [article(number) for number in (1, 2, 101)]
KILLS = int(os.environ.get("PIPELINE_TEST_KILLS", "4"))  # docs/reliability.md tells of 50
PORTION = 40  # messages sent while no server runs, and again while one reads


def streamed(articles: Iterable[Article]) -> Iterator[Article | Story]:
    """Each article, then the snapshots of the stories that it touches."""
    grouper, told = Grouper(), dict[str, list[object]]()
    for each in articles:
        yield each
        (analysis,) = analyse([each])
        touched = grouper.add(analysis).records
        for record in touched:
            told.setdefault(record.story_id, []).append(record)
        yield from (fold(told[name]) for name in dict.fromkeys(record.story_id for record in touched))


def snapshots(articles: Iterable[Article]) -> list[Story]:
    """Of each story, after every article that touches it."""
    return [each for each in streamed(articles) if isinstance(each, Story)]


def messages() -> list[Message]:
    """Articles, snapshots, one that is damaged, a dead letter."""
    texts = [message(each, at, TOPICS.articles) for at, each in enumerate(ARTICLES)]
    stories = [message(each, at, TOPICS.stories) for at, each in enumerate(snapshots(ARTICLES))]
    damaged = message(b"{}", len(stories), TOPICS.stories)
    why = (("dlq_stage", b"replay"), ("dlq_error", b"Unreadable"), ("dlq_reason", b"binary"), ("dlq_source", b"x.bin"))
    return [*texts, *stories, damaged, Message(TOPICS.dead_letters, 0, 0, None, b"\0", why)]


def content(db: sqlite3.Connection) -> list[str]:
    return sorted(line for line in db.iterdump() if line.startswith("INSERT") and '"search_' not in line)


def searched(db: sqlite3.Connection) -> list[tuple[str, ...]]:
    return sorted(db.execute("SELECT article_id, title, body FROM search").fetchall())


def batches(db: sqlite3.Connection, given: Sequence[Message], sizes: Sequence[int]) -> Iterator[Sequence[Message]]:
    """What the database has not read yet, in batches of those sizes."""
    seen = database.offsets(db)
    left = [each for each in given if each.offset >= seen.get((each.topic, each.partition), 0)]
    for size in (*sizes, len(left)):
        yield left[:size]
        left = left[size:]


def written(path: Path, given: Sequence[Message], sizes: Sequence[int] = ()) -> sqlite3.Connection:
    db = database.open_to_go_on(path)
    TopicFollower(db, TOPICS, lambda: batches(db, given, sizes)).refresh()
    return db


def test_texts_stories_and_dead_letters_come_in_and_what_is_damaged_is_left_out(tmp_path: Path) -> None:
    with closing(written(tmp_path / "a.db", messages())) as db:
        counts = [db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("texts", "articles", "stories")]
        assert counts == [3, 3, 2]
        letters = db.execute("SELECT source, error, reason FROM dead_letters").fetchall()
        assert letters == [("x.bin", "Unreadable", "binary")]
        assert {body for _, _, body in searched(db)} == {each.text for each in ARTICLES}


@settings(max_examples=25)  # each writes two databases
@given(order=st.permutations(messages()), cut=st.integers(1, 7), size=st.integers(1, 4))
def test_a_restart_anywhere_gives_what_no_restart_gives(
    tmp_path_factory: pytest.TempPathFactory, order: list[Message], cut: int, size: int
) -> None:
    folder = tmp_path_factory.mktemp("restart")
    order.sort(key=lambda each: each.offset)  # within a partition; between them any order may come
    with closing(written(folder / "cut.db", order[:cut], [size])):
        pass
    with closing(written(folder / "cut.db", order)) as db, closing(written(folder / "whole.db", order)) as whole:
        assert content(db) == content(whole)
        assert searched(db) == searched(whole)


def test_after_a_broker_that_was_away_nothing_is_missing(tmp_path: Path) -> None:
    given = messages()
    with closing(database.open_to_go_on(tmp_path / "a.db")) as db:
        tries = [_failing(given[:2]), batches(db, given, [])]
        follow = TopicFollower(db, TOPICS, lambda: tries.pop(0))
        with pytest.raises(BrokerUnavailable):
            follow.refresh()
        follow.refresh()
        with closing(written(tmp_path / "b.db", given)) as whole:
            assert content(db) == content(whole)


def _failing(first: Sequence[Message]) -> Iterator[Sequence[Message]]:
    yield first
    raise BrokerUnavailable("gone")


def test_a_follower_that_nobody_uses_lets_its_client_go_at_once(tmp_path: Path) -> None:
    closed = list[bool]()

    def watched() -> Iterator[Sequence[Message]]:
        try:
            yield from (messages(), [])
        finally:
            closed.append(True)

    gc.disable()  # left to it, the client could be closed from a thread of its own, where it cannot be
    try:
        with closing(database.open_to_go_on(tmp_path / "a.db")) as db:
            assert TopicFollower(db, TOPICS, watched).refresh()
    finally:
        gc.enable()
    assert closed == [True]


def test_an_older_snapshot_does_not_replace_a_later_one(tmp_path: Path) -> None:
    first, *_, last = snapshots([article(1), article(101)])
    given = [message(each, at, TOPICS.stories) for at, each in enumerate((last, first))]
    with closing(written(tmp_path / "a.db", given)) as db:
        assert database.last_seq(db, last.story_id) == last.last_seq


def send(records: Iterable[Article | Story], settings: Settings) -> None:
    with open_producer(settings) as producer:
        for each in records:
            topic = TOPICS.articles if isinstance(each, Article) else TOPICS.stories
            sent = outgoing(topic, each.id if isinstance(each, Article) else each.story_id, each)
            producer.send(sent.topic, key=sent.key, value=sent.value, headers=list(sent.headers))
        producer.flush()


@pytest.mark.stream
def test_the_topics_are_followed_over_a_restart_and_other_topics_are_a_new_beginning(embedded: Settings) -> None:
    send((*ARTICLES[:2], *snapshots(ARTICLES)), embedded)
    for _ in range(2):
        path, db = open_site(embedded)
        with closing(db):
            assert path.parent == embedded.data_dir
            follow = follower(db, embedded)
            while follow.refresh():
                pass
            assert set(follow.lags.values()) == {0}
            assert {topic for topic, _ in follow.lags} >= {TOPICS.articles, TOPICS.stories}
            assert [len(database.offsets(db)) > 1, *db.execute("SELECT count(*) FROM texts").fetchone()] == [True, 2]
            database.set_offset(db, TOPICS.articles, 0, 10**6)
            db.commit()


@pytest.mark.stream
def test_a_server_killed_at_random_moments_of_a_stream_has_what_one_has_that_was_left_alone(
    embedded: Settings, tmp_path: Path
) -> None:
    told = "story{} : the ministry denies that it has more than {} of them."
    articles = [article(number, told.format(number // 5, number)) for number in range(40 * KILLS)]
    records, moments, start = list(streamed(articles)), random.Random(KILLS), time.monotonic()
    kills = range(0, len(records), 2 * PORTION)
    for at in kills:
        send(records[at : at + PORTION], embedded)
        kill_while_it_reads(embedded, records[at + PORTION : at + 2 * PORTION], moments.uniform(0, 0.3))
    print(f"{len(kills)} kills, {len(articles)} articles, {time.monotonic() - start:.0f} s")
    killed, whole = read_to_the_end(embedded), read_to_the_end(replace(embedded, data_dir=tmp_path / "whole"))
    assert killed == whole
    assert sum(line.startswith('INSERT INTO "texts"') for line in whole[0]) == len(whole[1]) == len(articles)


def kill_while_it_reads(settings: Settings, records: Sequence[Article | Story], seconds: float) -> None:
    """Starts `pipeline serve`, sends more once it is seen to write, and kills it so many seconds later."""
    file = settings.data_dir / FILE
    before = has_read(file)
    with server(settings):
        wait_for(lambda: has_read(file) > before, 60, "something that is read")
        send(records, settings)
        time.sleep(seconds)


@contextmanager
def server(settings: Settings) -> Iterator[None]:
    """`pipeline serve` on the settings' topics, until kill -9."""
    environment = os.environ | {
        "KAFKA_BOOTSTRAP_SERVERS": str(settings.bootstrap_servers),
        "KAFKA_API_VERSION": str(settings.api_version),
        "PIPELINE_DATA_DIR": str(settings.data_dir),
    }
    process = Fork(pipeline, ["serve", "--port", "0"], environment, Path(os.devnull))
    try:
        yield
        assert process.poll() is None, "it ended by itself"
    finally:
        process.kill()
        process.wait()


def has_read(file: Path) -> int:
    """Messages, by the offsets that are in the file."""
    try:
        with closing(database.open_to_read(file)) as db:
            return sum(database.offsets(db).values())
    except (DatabaseRefused, sqlite3.Error):  # not made yet
        return 0


def messages_of(settings: Settings, *topics: str) -> int:
    return sum(end for partitions in ends(settings, topics).values() for end in partitions.values())


def read_to_the_end(settings: Settings) -> tuple[list[str], list[tuple[str, ...]]]:
    """Content and search of the data folder's database once it has all that the topics have."""
    path, db = open_site(settings)
    with closing(db):
        follow, there = follower(db, settings), messages_of(settings, TOPICS.articles, TOPICS.stories)
        wait_for(lambda: not follow.refresh() and has_read(path) == there, 60 + 5 * KILLS, "all that there is")
        return content(db), searched(db)
