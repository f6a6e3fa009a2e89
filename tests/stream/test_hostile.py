"""On a real broker: messages made to end their reader. Each is a dead letter or handled, and the stream goes on."""

from hashlib import blake2b
from pathlib import Path

import pytest
from confluent_kafka import Producer
from kafka import KafkaProducer

from pipeline import wire
from pipeline.settings import Settings
from pipeline.storylog import StoryLogs
from pipeline.stream.audit import audit
from pipeline.stream.batches import MAX_UNPACKED
from pipeline.stream.connection import client_options, open_producer
from pipeline.stream.deadletters import dead_letters
from pipeline.stream.producer import replay
from pipeline.stream.topics import topics_of
from tests.stream.fake_analysis import analyse
from tests.stream.processes import wait_for, workers
from tests.stream.streaming import article
from tests.stream.test_batches import RawName
from tests.stream.test_commands import command
from tests.stream.test_faults import analysed, lag

pytestmark = pytest.mark.broker


def done(real: Settings, analyses: int, letters: int, tmp_path: Path) -> None:
    """Runs a worker until so much came out, and checks that the audit passes and the letters can be listed."""
    with workers(real, tmp_path / "output") as running:
        process = running.start()
        wait_for(
            lambda: (
                process.poll() is not None
                or (analysed(real) >= analyses and len(list(dead_letters(real))) >= letters and lag(real) == 0)
            ),
            180,
            "all is handled",
        )
        assert process.poll() is None
    assert audit(real).problems == []
    assert len(command(real, "dead-letters", "list").stdout.splitlines()) == letters


def test_header_names_that_are_not_utf_8_and_headers_without_value_end_nobody(real: Settings, tmp_path: Path) -> None:
    topics, sound = topics_of(real), article(1)
    with open_producer(real) as producer:
        value, key = wire.encode(sound), sound.id.encode()
        producer.send(topics.articles, key=key, value=value, headers=[(RawName(""), b"1"), *wire.headers(sound)])
        producer.send(topics.articles, key=b"\xff\x00", value=b"junk", headers=[(RawName(""), b""), ("", b"\x00")])
        producer.flush()
    other = Producer({"bootstrap.servers": str(real.bootstrap_servers)})
    for topic in (topics.articles, topics.analyses, topics.story_log):
        other.produce(topic, key=b"k", value=b"{}", headers=[("content-type", None), ("ce_type", None)])
    other.produce(topics.articles)
    assert other.flush(20) == 0
    replay([article(2)], real).check()
    done(real, 2, 5, tmp_path)


def test_what_is_sent_under_anothers_id_keeps_nothing_out_and_spoils_no_log(real: Settings, tmp_path: Path) -> None:
    topics, sound = topics_of(real), [article(number) for number in (1, 101, 201)]  # of one story
    forged = [article(9).model_copy(update={"id": name}) for name in (sound[0].id, "x" * 400_000)]
    (analysis,) = analyse([article(301)])
    with open_producer(real) as producer:
        for each in forged:
            producer.send(topics.articles, key=each.id.encode(), value=wire.encode(each), headers=wire.headers(each))
        long = analysis.model_copy(update={"article_id": "x" * 400_000})
        producer.send(topics.analyses, key=b"analyses", value=wire.encode(long), partition=0)
        producer.flush()
    replay(sound, real).check()
    done(real, 4, 3, tmp_path)
    (log,) = StoryLogs(real.log_dir).story_ids()
    added = [record for record in StoryLogs(real.log_dir).read(log) if record.kind == "article-added"]
    assert {record.article_id for record in added} == {each.id for each in sound}


def test_messages_packed_small_that_unpack_huge_become_letters_that_can_be_sent(real: Settings, tmp_path: Path) -> None:
    topic, large = topics_of(real).articles, 2 * MAX_UNPACKED
    producer = KafkaProducer(**client_options(real), max_request_size=large, compression_type="gzip")
    for given in (
        {"value": b"v" * 9_000_000},
        {"value": b"junk", "headers": [("big", b"h" * 24_000_000)]},
        {"value": b"v" * 24_000_000},
        {"key": b"k" * 24_000_000, "value": b"junk"},
        {"value": b"v" * (MAX_UNPACKED + 1)},
        {"value": b"junk", "headers": [("big", b"h" * (MAX_UNPACKED + 1))]},
    ):
        producer.send(topic, partition=0, **given).get(timeout=60)
    producer.close()
    replay([article(1)], real).check()
    done(real, 1, 6, tmp_path)
    letters = list(dead_letters(real))
    assert [letter.offset for letter in letters] == [0, 1, 2, 3, 4, 5]
    assert all(letter.is_cut for letter in letters)
    assert [len(letter.value or b"") for letter in letters] == [wire.MAX_MESSAGE, 0, 0, 0, 0, 0]
    assert "larger than" in letters[1].reason
    assert (
        f"value: 24000000 bytes, BLAKE2b {blake2b(b'v' * 24_000_000, digest_size=16).hexdigest()}" in letters[2].reason
    )
    assert "unpack to more than" in letters[-1].reason
