"""Replaying articles: what is sent, how fast, and what is said of what was not delivered."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from kafka.errors import KafkaTimeoutError
from kafka.future import Future

from pipeline import wire
from pipeline.articles.make import Unreadable
from pipeline.errors import BrokerUnavailable, DeliveryFailed
from pipeline.model import Article
from pipeline.settings import Settings
from pipeline.stream import connection
from pipeline.stream.consumer import read_all
from pipeline.stream.deadletters import dead_letters
from pipeline.stream.producer import Failure, Listener, ReplayResult, replay
from tests.stream.streaming import article


@pytest.mark.stream
def test_articles_arrive_under_their_ids_with_headers_and_bad_inputs_as_dead_letters(embedded: Settings) -> None:
    articles, seen = [article(number) for number in range(40)], []
    result = replay([*articles, Unreadable("x", "empty", b"")], embedded, on_progress=seen.append)
    messages = list(read_all(embedded, "news.articles.v1"))
    there = {message.key: wire.decode(message.value, Article, message.headers) for message in messages}
    assert there == {each.id.encode(): each for each in articles}
    assert len({message.partition for message in messages}) > 1
    assert (result.articles, len(seen), [letter.source for letter in dead_letters(embedded)]) == (40, 41, ["x"])


@pytest.mark.stream
def test_a_partition_given_keeps_the_order(embedded: Settings) -> None:
    articles = [article(number) for number in range(40)]
    replay(articles, embedded, partition=1)
    assert [message.key for message in read_all(embedded, "news.articles.v1")] == [
        each.id.encode() for each in articles
    ]


@pytest.mark.stream
def test_an_article_that_no_topic_takes_becomes_a_dead_letter(
    embedded: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.stream.sending.MAX_MESSAGE", 1000)
    result = replay([article(1, "long " * 1000), article(2)], embedded)
    assert (result.articles, [item.source for item in result.unreadable]) == (1, ["1.txt"])
    assert [letter.reason for letter in dead_letters(embedded)] == [result.unreadable[0].reason]


def test_no_broker_named_says_how_to_start_one() -> None:
    with pytest.raises(BrokerUnavailable, match="make kafka"):
        replay([article(1)], Settings())


def test_a_broker_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.5)
    with pytest.raises(BrokerUnavailable, match=r"127\.0\.0\.1:9 does not answer"):
        replay([article(1)], Settings(bootstrap_servers="127.0.0.1:9"))


def test_what_was_not_delivered_is_listed() -> None:
    failures = [Failure(f"{number}.txt", "KafkaTimeoutError") for number in range(25)]
    with pytest.raises(DeliveryFailed, match=r"25 input\(s\) not delivered:\n  0.txt: KafkaTimeoutError") as caught:
        ReplayResult(failures=failures).check()
    assert str(caught.value).endswith("and 5 more")
    ReplayResult(articles=3).check()


class Silent:
    """A producer that neither delivers nor fails, as kafka-python's is when its own id was not renewed."""

    def __init__(self) -> None:
        self.sent = 0

    def send(self, topic: str, **message: object) -> Future:
        self.sent += 1
        return Future()

    def flush(self, timeout: float | None = None) -> None:
        if timeout is None:
            raise AssertionError("it would wait without end")
        raise KafkaTimeoutError


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Silent:
    made = Silent()

    @contextmanager
    def opened(settings: Settings) -> Iterator[Silent]:
        yield made

    monkeypatch.setattr("pipeline.stream.producer.open_producer", opened)
    return made


def test_what_the_client_lost_sight_of_is_named_and_waited_for_no_longer(silent: Silent) -> None:
    result = replay([article(1), article(2)], Settings())
    assert [failure.source for failure in result.failures] == ["1.txt", "2.txt"]
    assert result.articles == 0


def test_nothing_more_is_tried_when_the_oldest_was_on_its_way_for_too_long(
    silent: Silent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.stream.producer._SETTLED", 0.2)
    told = list[str]()

    def slowly() -> Iterator[Article]:
        for number in range(4):
            yield article(number)
            time.sleep(0.15)

    result = replay(slowly(), Settings(), listener=Listener(gone=lambda: told.append("gone")))
    assert silent.sent == 2
    assert len(result.failures) == 4
    assert "gone" in told


def test_what_does_not_fit_beside_the_rest_waits_no_longer_than_that(
    silent: Silent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.stream.producer._SETTLED", 0.2)
    monkeypatch.setattr("pipeline.stream.producer._IN_FLIGHT", 10)
    assert len(replay([article(1), article(2)], Settings()).failures) == 2
    assert silent.sent == 1
