"""On a real broker: articles sent in transactions, whose markers take offsets that no message has."""

from pathlib import Path

import pytest
from kafka import KafkaProducer

from pipeline import wire
from pipeline.settings import Settings
from pipeline.stream.audit import audit
from pipeline.stream.connection import client_options
from pipeline.stream.consumer import ends
from pipeline.stream.topics import topics_of
from pipeline.stream.watchdog import committed_and_ends
from tests.stream.processes import wait_for, workers
from tests.stream.streaming import article
from tests.stream.test_faults import analysed, lag

pytestmark = pytest.mark.broker


def send(settings: Settings, numbers: range) -> None:
    """One transaction with the articles, on all partitions."""
    name = f"{settings.topic_prefix}sender"
    producer = KafkaProducer(**client_options(settings), transactional_id=name, enable_idempotence=True)
    producer.init_transactions()
    producer.begin_transaction()
    for each in map(article, numbers):
        given = {"key": each.id.encode(), "value": wire.encode(each), "headers": wire.headers(each)}
        producer.send(topics_of(settings).articles, partition=int(each.source_id) % 4, **given)
    producer.commit_transaction()
    producer.close()


def test_markers_at_the_end_are_no_work_for_the_watchdog_and_no_lag_for_the_audit(
    real: Settings, tmp_path: Path
) -> None:
    with workers(real, tmp_path / "output", environment={"PIPELINE_STALLED_AFTER": "15"}) as running:
        process = running.start()
        for numbers in (range(8), range(8, 16)):
            send(real, numbers)
            wait_for(lambda numbers=numbers: analysed(real) >= numbers.stop and lag(real) == 0, 120, "no lag")
        with pytest.raises(AssertionError):
            wait_for(lambda: process.poll() is not None, 28, "an idle worker is ended")
    assert audit(real).problems == []
    topic = topics_of(real).articles
    assert {end for (name, _), (_, end) in committed_and_ends(real, [topic]).items() if name == topic} == {5}
    assert set(ends(real, [topic])[topic].values()) == {6}


def test_messages_after_markers_are_lag(real: Settings) -> None:
    send(real, range(4))
    assert committed_and_ends(real, [topics_of(real).articles])[topics_of(real).articles, 0] == (0, 2)
