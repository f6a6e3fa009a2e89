"""The topics: names, partitions, how long each keeps what; creating them on a broker."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from kafka.errors import KafkaError, TopicAlreadyExistsError

import pipeline
from pipeline.errors import BrokerUnavailable, TopicsMissing
from pipeline.settings import Settings
from pipeline.stream.connection import address, admin, unavailable, wait_for_broker
from pipeline.stream.consumer import ends
from pipeline.stream.diagnosis import Problem, look
from pipeline.wire import MAX_MESSAGE

_ALL = {
    "max.message.bytes": str(MAX_MESSAGE),
    "message.timestamp.type": "LogAppendTime",  # else brokers from 4.0 on refuse what a clock an hour ahead has dated
}
_KEEP = _ALL | {"retention.ms": "-1", "retention.bytes": "-1"}
_COMPACT = _ALL | {"cleanup.policy": "compact"}
_DEAD = _KEEP | {"max.message.bytes": str(2 * MAX_MESSAGE)}


@cache
def event_types() -> tuple[str, ...]:
    """Names of the event types, sorted: each is a module, which is not imported, since its package needs spaCy."""
    folder = Path(pipeline.__file__).parent / "extract" / "types"
    return tuple(sorted(each.name for each in iter_modules([str(folder)])))


@dataclass(frozen=True)
class Topic:
    """A topic as it is to be on the broker; partitions None: as many as the settings say."""

    name: str
    partitions: int | None = None
    config: dict[str, str] = field(default_factory=lambda: dict(_KEEP))


@dataclass(frozen=True)
class Topics:
    """The names of all topics under one prefix."""

    prefix: str

    @property
    def articles(self) -> str:
        """Article, by article id."""
        return f"{self.prefix}articles.v1"

    @property
    def analyses(self) -> str:
        """Analysis, one partition: its order decides what the stories are."""
        return f"{self.prefix}analyses.v1"

    @property
    def story_log(self) -> str:
        """LogRecord, by story id."""
        return f"{self.prefix}story-log.v1"

    @property
    def stories(self) -> str:
        """Story, by story id; the last one stands."""
        return f"{self.prefix}stories.v1"

    @property
    def dead_letters(self) -> str:
        """Whatever could not be processed, under its own key."""
        return f"{self.prefix}dead-letters.v1"

    def events(self, event_type: str) -> str:
        """StoryEvent of one type, by story id."""
        return f"{self.prefix}events.{event_type.replace('_', '-')}.v1"

    def all(self) -> Iterator[Topic]:
        """Every topic, in the order of an article's way."""
        yield Topic(self.articles)
        yield Topic(self.analyses, partitions=1)
        for event_type in event_types():
            yield Topic(self.events(event_type))
        yield Topic(self.story_log)
        yield Topic(self.stories, config=dict(_COMPACT))
        yield Topic(self.dead_letters, partitions=1, config=dict(_DEAD))


@dataclass(frozen=True)
class TopicState:
    """A topic as the broker has it; partitions 0: it is not there."""

    name: str
    partitions: int
    messages: int


def topics_of(settings: Settings) -> Topics:
    """The topics under the settings' prefix."""
    return Topics(settings.topic_prefix)


def require_topics(settings: Settings, names: Iterable[str]) -> None:
    """Raises BrokerUnavailable or TopicsMissing, with cause and next step, at once."""
    address(settings)
    found = look(settings)
    if isinstance(found, Problem):
        raise BrokerUnavailable(found.text)
    if missing := [name for name in names if name not in found.topics]:
        named = ", ".join(missing[:3]) + (f" and {len(missing) - 3} more" if len(missing) > 3 else "")
        raise TopicsMissing(f"no topic {named}: `pipeline topics list` shows ours, `pipeline topics create` makes them")


def create_topics(settings: Settings, patience: float = 60.0) -> tuple[str, ...]:
    """Creates what is missing and leaves alone what is there; the names created."""
    wait_for_broker(settings, patience)
    with admin(settings) as client:
        try:
            there = set(client.list_topics())
            missing = [topic for topic in topics_of(settings).all() if topic.name not in there]
            return tuple(topic.name for topic in missing if _create(client, topic, settings))
        except KafkaError as error:
            raise unavailable(settings, error) from error


def describe_topics(settings: Settings) -> list[TopicState]:
    """Every topic of ours, there or not, with how many offsets it has used up."""
    found = ends(settings, [topic.name for topic in topics_of(settings).all()])
    return [TopicState(name, len(by_partition), sum(by_partition.values())) for name, by_partition in found.items()]


def _create(client: Any, topic: Topic, settings: Settings) -> bool:
    """False where somebody else was quicker."""
    wanted = {
        "num_partitions": topic.partitions or settings.partitions,
        "replication_factor": settings.replication,
        "configs": topic.config,
    }
    try:
        client.create_topics({topic.name: wanted}, wait_for_metadata=True)
    except TopicAlreadyExistsError:
        return False
    return True
