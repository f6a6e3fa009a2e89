"""Topics: their names, and creating them on a real broker."""

from dataclasses import replace

import pytest
from kafka.admin import ConfigResource, ConfigResourceType

from pipeline.extract.types import EVENT_TYPES
from pipeline.settings import Settings
from pipeline.stream.connection import admin
from pipeline.stream.topics import Topics, create_topics, describe_topics, event_types, topics_of


def test_every_event_type_has_a_topic_and_every_name_its_prefix() -> None:
    names = [topic.name for topic in Topics("x.").all()]
    assert len(names) == len(set(names)) == 5 + len(EVENT_TYPES)
    assert all(name.startswith("x.") and name.endswith(".v1") for name in names)
    assert "x.events.denial.v1" in names
    assert list(event_types()) == sorted(EVENT_TYPES)


@pytest.mark.broker
def test_topics_are_created_once_with_their_partitions(real: Settings) -> None:
    settings = replace(real, topic_prefix=real.topic_prefix + "again.", partitions=3)
    names = tuple(topic.name for topic in topics_of(settings).all())
    assert create_topics(settings) == names
    assert create_topics(settings) == ()
    partitions = {state.name: state.partitions for state in describe_topics(settings)}
    assert partitions[topics_of(settings).articles] == 3
    assert partitions[topics_of(settings).analyses] == 1


@pytest.mark.broker
def test_stories_are_compacted_and_articles_kept_for_good(real: Settings) -> None:
    topics = topics_of(real)
    wanted = [ConfigResource(ConfigResourceType.TOPIC, name) for name in (topics.stories, topics.articles)]
    with admin(real) as client:
        told = str(client.describe_configs(wanted))
    assert "'compact'" in told
    assert "'-1'" in told
