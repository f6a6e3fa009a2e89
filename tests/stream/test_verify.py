"""Topics that are not as the steps need them: named with what to do, refused by workers, noticed while they run."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import TopicsUnfit
from pipeline.settings import Settings
from pipeline.stream.connection import admin
from pipeline.stream.producer import replay
from pipeline.stream.topics import Topic, Topics, create_topics, topics_of
from pipeline.stream.verify import Found, check_same, faults, verify_topics
from tests.stream.processes import Workers, wait_for, workers
from tests.stream.streaming import article
from tests.stream.test_commands import command
from tests.stream.test_faults import analysed, lag

SOUND = {
    "retention.ms": "-1",
    "retention.bytes": "-1",
    "cleanup.policy": "delete",
    "max.message.bytes": "99999999",
    "min.insync.replicas": "1",
    "message.timestamp.type": "LogAppendTime",
}
ALL = {topic.name: topic for topic in Topics("t.").all()}
ANALYSES, ARTICLES, STORIES = (ALL[f"t.{name}.v1"] for name in ("analyses", "articles", "stories"))


def told(topic: Topic, partitions: int = 1, replicas: int = 1, replication: int = 1, **config: str) -> list[str]:
    """What is said of a sound topic with some settings changed: grave or not, and what is wrong."""
    changed = SOUND | {name.replace("_", "."): value for name, value in config.items()}
    found = faults(topic, Found("id", partitions, replicas, changed), replication, topic is ANALYSES)
    return [f"{'grave' if fault.is_grave else 'warned'} {fault.text}" for fault in found]


def test_a_sound_topic_has_no_faults() -> None:
    assert told(ANALYSES) == []
    assert told(ARTICLES, partitions=8) == []
    assert told(STORIES, cleanup_policy="compact", retention_ms="1000") == []


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (told(ANALYSES, partitions=8), "grave t.analyses.v1 has 8 partitions, not 1"),
        (told(ANALYSES, retention_ms="604800000"), "grave t.analyses.v1: retention.ms is 604800000"),
        (told(ARTICLES, retention_bytes="1000"), "warned t.articles.v1: retention.bytes is 1000"),
        (told(ARTICLES, cleanup_policy="compact"), "grave t.articles.v1: cleanup.policy is compact"),
        (told(ANALYSES, cleanup_policy="compact,delete"), "grave t.analyses.v1: cleanup.policy is compact,delete"),
        (told(STORIES), "warned t.stories.v1: cleanup.policy is delete"),
        (told(ARTICLES, max_message_bytes="1048588"), "grave t.articles.v1: max.message.bytes is 1048588"),
        (told(ARTICLES, min_insync_replicas="2"), "grave t.articles.v1: min.insync.replicas is 2"),
        (
            told(STORIES, cleanup_policy="compact", message_timestamp_type="CreateTime"),
            "warned t.stories.v1: message.timestamp.type is CreateTime",
        ),
        (told(ARTICLES, replicas=3), "warned t.articles.v1: min.insync.replicas is 1"),
        (told(ARTICLES, replication=3), "warned t.articles.v1 has 1 replica(s), PIPELINE_REPLICATION is 3"),
    ],
)
def test_each_fault_is_named_with_what_to_do(said: list[str], what: str) -> None:
    (fault,) = said
    assert fault.startswith(what)


def test_a_topic_that_is_missing_or_tells_nothing_is_named() -> None:
    assert [fault.is_grave for fault in faults(ANALYSES, None, 1, True)] == [True]
    assert [fault.is_grave for fault in faults(ANALYSES, Found("id", 1), 1, True)] == [False]


@pytest.mark.parametrize("now", [{}, {"t": Found("other", 4)}, {"t": Found("id", 5)}])
def test_a_topic_that_is_gone_anew_or_has_other_partitions_is_not_the_same(now: dict[str, Found]) -> None:
    check_same({"t": Found("id", 4)}, {"t": Found("id", 4, 3)})
    with pytest.raises(TopicsUnfit):
        check_same({"t": Found("id", 4)}, now)


@pytest.mark.broker
def test_created_topics_are_as_they_must_be(real: Settings) -> None:
    assert verify_topics(real) == []
    assert verify_topics(replace(real, topic_prefix=real.topic_prefix + "none."))[0].is_grave
    assert command(real, "topics", "verify").stdout == "all topics are as they must be\n"


@pytest.mark.broker
def test_a_worker_refuses_analyses_with_more_than_one_partition(real: Settings, tmp_path: Path) -> None:
    with admin(real) as client:
        client.create_partitions({topics_of(real).analyses: 3})
    with workers(real, tmp_path / "output") as running:
        process = running.start()
        wait_for(lambda: process.poll() is not None, 60, "the worker ends")
        assert process.returncode == 1
    assert "has 3 partitions, not 1" in (tmp_path / "output").read_text()
    assert command(real, "topics", "verify").exit_code == 1


@pytest.fixture
def busy(real: Settings, tmp_path: Path) -> Iterator[Workers]:
    """A worker that has handled an article and looks at its topics every five seconds."""
    with workers(real, tmp_path / "output", environment={"PIPELINE_STALLED_AFTER": "20"}) as running:
        running.start()
        replay([article(1)], real).check()
        wait_for(lambda: analysed(real) == 1 and lag(real) == 0, 60, "it works")
        yield running


@pytest.mark.broker
def test_partitions_added_to_a_live_topic_are_noticed(busy: Workers) -> None:
    with admin(busy.settings) as client:
        client.create_partitions({topics_of(busy.settings).story_log: 6})
    wait_for(lambda: busy.running[0].poll() is not None, 60, "the worker ends")
    assert "has 6 partitions and had 4" in busy.output.read_text()


@pytest.mark.broker
def test_a_topic_made_anew_under_a_live_worker_is_noticed(busy: Workers) -> None:
    topic = topics_of(busy.settings).analyses
    with admin(busy.settings) as client:
        client.delete_topics([topic])
        wait_for(lambda: topic not in client.list_topics(), 20, "it is gone")
    create_topics(busy.settings)
    wait_for(lambda: busy.running[0].poll() is not None, 60, "the worker ends")
    assert f"{topic} " in busy.output.read_text()
