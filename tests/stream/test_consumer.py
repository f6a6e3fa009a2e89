"""Reading topics: stretches, wholes and tails."""

import pytest
from kafka import TopicPartition

from pipeline.errors import BrokerUnavailable
from pipeline.settings import Settings
from pipeline.stream import consumer
from pipeline.stream.connection import open_producer
from pipeline.stream.consumer import end_offsets, ends, read_all, read_range, tail

pytestmark = pytest.mark.stream
TOPIC = "news.articles.v1"
WHEN = 1_559_606_400_000


@pytest.fixture
def filled(embedded: Settings) -> Settings:
    with open_producer(embedded) as producer:
        for number in range(30):
            producer.send(TOPIC, key=b"k%d" % number, value=b"%d" % number, partition=number % 2)
        producer.send(TOPIC, key=b"gone", value=None, partition=0, timestamp_ms=WHEN)
        producer.flush()
    return embedded


def test_a_stretch_of_a_partition_is_read_in_order(filled: Settings) -> None:
    found = list(read_range(filled, TOPIC, 1, 4, 9))
    assert [(message.offset, message.value) for message in found] == [(at, b"%d" % (2 * at + 1)) for at in range(4, 9)]
    assert list(read_range(filled, TOPIC, 1, 5, 5)) == []


def test_all_of_a_topic_is_read_without_waiting_for_more(filled: Settings) -> None:
    found = list(read_all(filled, TOPIC))
    assert (len(found), found[15].value) == (31, None)
    assert found[15].timestamp == WHEN
    assert found == list(tail(filled, TOPIC))
    assert list(read_all(filled, "news.stories.v1")) == []


def test_a_tail_begins_where_it_is_told_in_each_partition(filled: Settings) -> None:
    def places(start: int) -> list[tuple[int, int]]:
        return [(message.partition, message.offset) for message in tail(filled, TOPIC, start)]

    assert places(14) == [(0, 14), (0, 15), (1, 14)]
    assert places(-2) == [(0, 14), (0, 15), (1, 13), (1, 14)]
    assert places(99) == []
    assert places(-99) == places(0)
    assert next(tail(filled, TOPIC, -1, follow=True)).offset in (14, 15)


def test_following_gives_what_is_there_first(filled: Settings) -> None:
    following = tail(filled, TOPIC, follow=True)
    assert len([next(following) for _ in range(31)]) == 31


def test_ends_are_told_by_partition(filled: Settings) -> None:
    assert ends(filled, [TOPIC])[TOPIC] == {0: 16, 1: 15, 2: 0, 3: 0}


class _Forgetful:
    """A client that knows a partition's leader only when it is asked a third time, or never."""

    def __init__(self, knows: int) -> None:
        self.left = knows

    def end_offsets(self, places: list[TopicPartition]) -> dict[TopicPartition, int]:
        self.left -= 1
        found = {} if self.left else dict.fromkeys(places, 7)
        return {place: found[place] for place in places}


def test_ends_are_asked_again_where_the_client_does_not_know_the_leader(monkeypatch: pytest.MonkeyPatch) -> None:
    place = TopicPartition("t", 0)
    assert end_offsets(_Forgetful(3), [place]) == {place: 7}
    monkeypatch.setattr(consumer, "PATIENCE", 0.3)
    with pytest.raises(BrokerUnavailable, match="where TopicPartition"):
        end_offsets(_Forgetful(-1), [place])
