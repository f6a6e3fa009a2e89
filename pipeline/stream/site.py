"""A database of the site that follows the topics; its offsets are written with what they stand for."""

import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

from pipeline import wire
from pipeline.articles.clean import clean
from pipeline.errors import BrokerUnavailable
from pipeline.model import Article, Story
from pipeline.settings import Settings
from pipeline.site import database
from pipeline.site.database import Letter
from pipeline.site.metrics import Lags, Metrics
from pipeline.site.serving import Place, serve_live
from pipeline.stream.connection import wait_for_broker
from pipeline.stream.consumer import Message, ends, follow
from pipeline.stream.deadletters import letter_of
from pipeline.stream.topics import Topics, topics_of

log = logging.getLogger(__name__)

FILE = "site.db"
_AT_ONCE = 50  # batches that one refresh takes at most

Batches = Iterator[Sequence[Message]]
Take = dict[str, Callable[["TopicFollower", Message], None]]
"""By topic, what takes a message in."""


class TopicFollower:
    """Brings a database up to its topics, a batch a transaction: after a crash it goes on as if there was none."""

    def __init__(
        self, db: sqlite3.Connection, topics: Topics, batches: Callable[[], Batches], lags: Lags = MappingProxyType({})
    ) -> None:
        """Batches are asked for again after a failure, and must begin at its offsets; they renew the lags."""
        self._db, self._open = db, batches
        self._batches = batches()
        self.lags = lags
        self._take: Take = {  # none is bound: the follower would outlive its last user
            topics.articles: TopicFollower._article,
            topics.stories: TopicFollower._story,
            topics.dead_letters: TopicFollower._dead_letter,
        }

    def refresh(self) -> bool:
        """Whether anything was new; there may be more. Raises BrokerUnavailable, sqlite3.Error."""
        taken = 0
        try:
            while taken < _AT_ONCE and (batch := next(self._batches, ())):
                self._write(batch)
                taken += 1
        except Exception:
            self._batches = self._open()
            raise
        return taken > 0

    def _write(self, batch: Sequence[Message]) -> None:
        with self._db:
            for message in batch:
                self._one(message)
                database.set_offset(self._db, message.topic, message.partition, message.offset + 1)

    def _one(self, message: Message) -> None:
        """What cannot be read must not stop what follows; nothing of it stays."""
        self._db.execute("SAVEPOINT message")
        try:
            self._take[message.topic](self, message)
        except sqlite3.Error:
            raise
        except Exception as error:
            self._db.execute("ROLLBACK TO message")
            place = message.topic, message.partition, message.offset
            log.warning("%s[%d]@%d is left out: %s: %r", *place, type(error).__name__, str(error))
        self._db.execute("RELEASE message")

    def _article(self, message: Message) -> None:
        database.add_text(self._db, clean(wire.decode(message.value, Article, message.headers)))

    def _story(self, message: Message) -> None:
        """A snapshot, unless a later one is there."""
        story = wire.decode(message.value, Story, message.headers)
        if story.last_seq >= database.last_seq(self._db, story.story_id):
            database.replace_story(self._db, story)

    def _dead_letter(self, message: Message) -> None:
        letter = letter_of(message)
        source = letter.source or f"message {letter.offset} of {letter.topic}, partition {letter.partition}"
        told = Letter(letter.stage, source, letter.error or None, letter.reason)
        database.add_dead_letter(self._db, letter.number, told)


def serve_topics(settings: Settings, place: Place, metrics: Metrics) -> None:
    """Serves what the topics tell, and goes on as they grow, until SIGINT or SIGTERM."""
    path, db = open_site(settings)
    with closing(db):
        serve_live(path, follower(db, settings), place, metrics)


def open_site(settings: Settings) -> tuple[Path, sqlite3.Connection]:
    """The database of the data folder, made anew where it has read more than the broker's topics hold."""
    wait_for_broker(settings)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    path = settings.data_dir / FILE
    db = database.open_to_go_on(path)
    if _knows_more(db, settings):
        db.close()
        database.remove(path)
        db = database.create(path)
    return path, db


def follower(db: sqlite3.Connection, settings: Settings) -> TopicFollower:
    """A follower of the settings' topics that goes on where the database stands."""
    topics, lags = topics_of(settings), dict[tuple[str, int], int]()

    def batches() -> Batches:
        starts: dict[str, dict[int, int]] = {name: {} for name in _followed(topics)}
        for (topic, partition), after in database.offsets(db).items():
            starts[topic][partition] = after
        return follow(settings, starts, lags.update)

    return TopicFollower(db, topics, batches, lags)


def _followed(topics: Topics) -> tuple[str, ...]:
    return topics.articles, topics.stories, topics.dead_letters


def _knows_more(db: sqlite3.Connection, settings: Settings) -> bool:
    """Whether the database was made from other topics; raises BrokerUnavailable where one is missing."""
    there = ends(settings, _followed(topics_of(settings)))
    if missing := [topic for topic, partitions in there.items() if not partitions]:
        raise BrokerUnavailable(f"no topic {', '.join(missing)}: `pipeline topics create` makes them")
    return any(
        after > there.get(topic, {}).get(partition, -1) for (topic, partition), after in database.offsets(db).items()
    )
