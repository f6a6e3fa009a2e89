"""Topics of a measurement's own on the real broker, and how far workers have come on them."""

import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kafka import KafkaConsumer, TopicPartition

from pipeline.settings import Settings
from pipeline.stream.app import group_id
from pipeline.stream.connection import admin
from pipeline.stream.consumer import consumer, end_offsets
from pipeline.stream.topics import create_topics, topics_of

Done = Callable[[], int]
"""How many articles the workers have done."""


@contextmanager
def fresh(settings: Settings) -> Iterator[Settings]:
    """Topics and folders that nobody has used; both are gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        here = replace(
            settings,
            topic_prefix=f"bench-{uuid.uuid4().hex[:10]}.",
            log_dir=Path(folder) / "logs",
            data_dir=Path(folder) / "var",
        )
        create_topics(here)
        try:
            yield here
        finally:
            with admin(here) as client:
                client.delete_topics([topic.name for topic in topics_of(here).all()])


def members(settings: Settings) -> int:
    """Workers that have partitions of the settled group; 0 while it forms anew."""
    with admin(settings) as client:
        group = client.describe_groups([group_id(settings)])[group_id(settings)]
    if group["group_state"] != "Stable":
        return 0
    return sum(bool(member["member_assignment"]) for member in group["members"])


@contextmanager
def counting(settings: Settings, steps: str) -> Iterator[Done]:
    """Counts articles through all the steps: analyses, or where they are logged, those with nothing left to do.

    By one client for all counts: a new one each time would take a good part of a processor from what is measured.
    """
    topics = topics_of(settings)
    with consumer(settings, group_id=group_id(settings)) as client:
        analyses = TopicPartition(topics.analyses, 0)
        names = (topics.analyses, topics.story_log)
        behind = [TopicPartition(name, part) for name in names for part in client.partitions_for_topic(name) or ()]

        def analysed() -> int:
            return int(end_offsets(client, [analyses])[analyses])

        yield (lambda: max(0, analysed() - _lag(client, behind))) if "log" in steps else analysed


@contextmanager
def grouping(settings: Settings) -> Iterator[Done]:
    """Counts analyses that are folded into stories."""
    with consumer(settings, group_id=group_id(settings)) as client:
        yield lambda: client.committed(TopicPartition(topics_of(settings).analyses, 0)) or 0


def _lag(client: KafkaConsumer, places: list[TopicPartition]) -> int:
    """Messages that the group has not committed; what was committed is asked first, so that it is never too few."""
    committed = {place: client.committed(place) or 0 for place in places}
    return sum(end - committed[place] for place, end in end_offsets(client, places).items())
