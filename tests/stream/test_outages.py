"""Faults around the workers: the broker away, the disk full, messages that are no articles."""

import os
import resource
import threading
import time
from pathlib import Path

import pytest

from pipeline import wire
from pipeline.settings import Settings
from pipeline.stream.app import FAILED
from pipeline.stream.audit import audit
from pipeline.stream.connection import open_producer
from pipeline.stream.deadletters import dead_letters
from pipeline.stream.producer import replay
from pipeline.stream.topics import create_topics, topics_of
from tests.stream.brokers import own_broker
from tests.stream.processes import wait_for, workers
from tests.stream.streaming import article, paced
from tests.stream.test_faults import analysed, check, lag

pytestmark = pytest.mark.broker
OUTAGE = float(os.environ.get("PIPELINE_TEST_OUTAGE", "5"))  # seconds; docs/reliability.md tells of minutes


def settings_for(address: str, tmp_path: Path) -> Settings:
    return Settings(
        bootstrap_servers=address, partitions=4, log_dir=tmp_path / "logs", data_dir=tmp_path / "var", web_port=0
    )


def test_the_broker_may_be_away_at_the_start_and_in_the_middle(tmp_path: Path) -> None:
    with own_broker(tmp_path / "kafka") as broker:
        settings = settings_for(broker.address, tmp_path)
        with workers(settings, tmp_path / "output") as running:
            broker.start()
            create_topics(settings)
            broker.stop()
            running.start()
            time.sleep(OUTAGE)  # the worker starts into nothing, and waits
            broker.start()
            slow = [article(number, f"story{number % 7} slow denies {number}") for number in range(80)]
            replay(slow, settings).check()
            wait_for(lambda: analysed(settings) > 0, 180, "the worker found the broker")
            broker.stop()
            time.sleep(OUTAGE)
            broker.start()
            check(settings, 80, tmp_path)
            assert running.running[0].poll() is None, "the same process has done it"


def test_articles_sent_while_the_broker_restarts_arrive(tmp_path: Path) -> None:
    with own_broker(tmp_path / "kafka") as broker:
        broker.start()
        settings = settings_for(broker.address, tmp_path)
        create_topics(settings)
        articles = [article(number) for number in range(200)]
        sending = threading.Thread(target=replay, args=(paced(articles, 25), settings))
        sending.start()
        time.sleep(2)
        broker.stop()
        broker.start()
        sending.join(timeout=180)
        with workers(settings, tmp_path / "output") as running:
            running.start()
            check(settings, 200, tmp_path)


def test_a_full_disk_ends_the_worker_and_room_lets_the_next_one_finish(real: Settings, tmp_path: Path) -> None:
    replay([article(number, f"story{number % 3} : it denies number {number}.") for number in range(120)], real).check()
    with workers(real, tmp_path / "output") as running:
        process = running.start()
        # no file may grow above this: to the writer it is a disk that fills up in the middle of a line
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (9_000, 9_000))
        wait_for(lambda: process.poll() is not None, 180, "the worker ends")
        assert process.returncode == FAILED
        running.running.pop(0)
        running.start()
        check(real, 120, tmp_path)


def test_messages_that_are_no_articles_become_dead_letters_and_the_stream_goes_on(
    real: Settings, tmp_path: Path
) -> None:
    topic, sound = topics_of(real).articles, article(1)
    newer = [(name, value.replace(b".v1", b".v2")) for name, value in wire.headers(sound)]
    with open_producer(real) as producer:
        for value in (b"not json", b"{}", b"", None, b"\x00\xff" * 500, b"[" * 9999, b'"' + b"x" * 2_000_000 + b'"'):
            producer.send(topic, key=b"bad", value=value)
        producer.send(topic, key=b"bad", value=wire.encode(sound), headers=newer)
        producer.send(topic, key=b"bad", value=wire.encode(article(2, "explode")), headers=wire.headers(sound))
        producer.flush()
    replay([sound], real).check()
    with workers(real, tmp_path / "output") as running:
        running.start()
        wait_for(lambda: analysed(real) >= 1 and lag(real) == 0, 180, "the sound one is analysed")
    letters = list(dead_letters(real))
    assert len(letters) == 9
    assert {(letter.stage, letter.topic, letter.key) for letter in letters} == {("extract", topic, b"bad")}
    assert all(letter.reason and letter.offset is not None and letter.partition is not None for letter in letters)
    assert max(len(letter.value or b"") for letter in letters) == 2_000_002


def test_articles_that_hang_or_crash_the_analysis_become_dead_letters(real: Settings, tmp_path: Path) -> None:
    bad = {"story1 hangs": "TooSlow", "story1 crashes": "ProcessDied"}
    replay([*(article(number, text) for number, text in enumerate(bad)), article(7)], real).check()
    with workers(real, tmp_path / "output", environment={"PIPELINE_ARTICLE_SECONDS": "2"}) as running:
        running.start()
        wait_for(lambda: analysed(real) >= 1 and lag(real) == 0, 180, "the sound one is analysed")
        assert running.running[0].poll() is None
    assert sorted(letter.error for letter in dead_letters(real)) == sorted(bad.values())
    assert audit(real).problems == []
