"""Reading topics without a consumer group: a stretch of a partition, a whole topic, its tail."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kafka import KafkaConsumer, TopicPartition
from kafka.errors import KafkaError

from pipeline.errors import BrokerUnavailable, TopicTrimmed
from pipeline.settings import Settings
from pipeline.stream.batches import read_all_batches_safely
from pipeline.stream.connection import PATIENCE, client_options, unavailable
from pipeline.wire import MAX_MESSAGE

_POLL_MS = 200
_LITTLE = 64 * 1024  # bytes fetched where one message is wanted


@dataclass(frozen=True)
class Message:
    """A message as it stands on its topic; key, value and headers' values may be absent, the timestamp is in ms."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes | None], ...] = ()
    timestamp: int = 0


Behind = Callable[[Mapping[tuple[str, int], int]], object]
"""Is told of lags: topic and partition -> messages."""

Ends = dict[str, dict[int, int]]
"""Topic -> partition -> the offset after its last message; a topic that is not there has no partitions."""


def ends(settings: Settings, topics: Iterable[str]) -> Ends:
    """Where every partition of the topics ends now."""
    with consumer(settings) as client:
        return {topic: {tp.partition: end for tp, end in _ends(client, topic).items()} for topic in topics}


def read_range(settings: Settings, topic: str, partition: int, start: int, end: int) -> Iterator[Message]:
    """The messages at offsets start to end (exclusive) of one partition, in order."""
    if start >= end:
        return
    with consumer(settings) as client:
        place = TopicPartition(topic, partition)
        client.assign([place])
        client.seek(place, start)
        for message in _until(client, {place: end}):
            if message.offset < end:
                yield message


def begin_offset(settings: Settings, topic: str, partition: int) -> int:
    """The offset of the first message that the broker still has; 0 as long as it has dropped none."""
    with consumer(settings) as client:
        place = TopicPartition(topic, partition)
        return int(client.beginning_offsets([place])[place])


def read_kept(settings: Settings, topic: str, partition: int, start: int, end: int) -> Iterator[Message]:
    """Like read_range; raises TopicTrimmed where the broker has dropped messages from the start on."""
    check_kept(settings, topic, partition, start)
    yield from read_range(settings, topic, partition, start, end)


def check_kept(settings: Settings, topic: str, partition: int, start: int) -> None:
    """Raises TopicTrimmed, with what to do, where the broker has dropped messages at or after the start."""
    begin = begin_offset(settings, topic, partition)
    if begin > start:
        raise TopicTrimmed(
            f"{topic} begins at offset {begin}: messages from {start} on are gone, and with them the stories. "
            "`pipeline restore` brings them back from a file of `pipeline snapshot`. To begin anew, set another "
            "PIPELINE_TOPIC_PREFIX, create its topics, empty PIPELINE_LOG_DIR and PIPELINE_DATA_DIR and replay the "
            "articles; `pipeline topics verify` tells whether topics are kept"
        )


def read_all(settings: Settings, topic: str) -> Iterator[Message]:
    """All that stands on a topic now; partitions one after another, each in its order."""
    with consumer(settings) as client:
        for place, end in sorted(_ends(client, topic).items()):
            client.assign([place])
            client.seek_to_beginning(place)
            yield from _until(client, {place: end})


def first_message(settings: Settings, topic: str) -> Message | None:
    """The first that stands in a partition of the topic, the first partition that has one."""
    with consumer(settings, max_partition_fetch_bytes=_LITTLE) as client:
        for place, end in sorted(_ends(client, topic).items()):
            client.assign([place])
            client.seek_to_beginning(place)
            for message in _until(client, {place: end}):
                return message
    return None


def tail(settings: Settings, topic: str, start: int = 0, follow: bool = False) -> Iterator[Message]:
    """What stands on a topic now, partition after partition, and, following, what comes, partitions mingled.

    Each partition is read from the offset start on; one below 0 counts from the end.
    """
    with consumer(settings) as client:
        until = _ends(client, topic)
        begins = client.beginning_offsets(list(until)) if until else {}
        for places in [sorted(until)] if follow else [[place] for place in sorted(until)]:
            client.assign(places)
            for place in places:
                first = start if start >= 0 else until[place] + start
                client.seek(place, min(until[place], max(begins[place], first)))
            yield from _forever(client) if follow else _until(client, {place: until[place] for place in places})


def _forever(client: KafkaConsumer) -> Iterator[Message]:
    while True:
        yield from _poll(client)


def follow(
    settings: Settings, starts: Mapping[str, Mapping[int, int]], behind: Behind = lambda lags: None
) -> Iterator[Sequence[Message]]:
    """Messages of topics as they come, from an offset a partition on (0 where none is given); batches may be empty.

    Before each batch, behind is given how many messages are left after it, by topic and partition.
    """
    with consumer(settings) as client:
        places = {place: starts[topic].get(place.partition, 0) for topic in starts for place in _ends(client, topic)}
        client.assign(sorted(places))
        for place, offset in places.items():
            client.seek(place, offset)
        while True:
            batch = _poll(client)
            behind(_lags(client, places))
            yield batch


def _lags(client: KafkaConsumer, places: Iterable[TopicPartition]) -> dict[tuple[str, int], int]:
    """Of the places whose end the broker has told."""
    ends = {place: end for place in places if (end := client.highwater(place)) is not None}
    return {(place.topic, place.partition): max(0, end - client.position(place)) for place, end in ends.items()}


@contextmanager
def consumer(settings: Settings, **options: Any) -> Iterator[KafkaConsumer]:
    """A consumer of no group, closed at the end; whatever the client raises becomes BrokerUnavailable."""
    read_all_batches_safely()
    given = {"enable_auto_commit": False, "auto_offset_reset": "earliest", "max_partition_fetch_bytes": MAX_MESSAGE}
    try:
        client = KafkaConsumer(**client_options(settings), **(given | options))
        try:
            yield client
        finally:
            client.close()
    except KafkaError as error:
        raise unavailable(settings, error) from error


def end_offsets(client: KafkaConsumer, places: Sequence[TopicPartition]) -> Mapping[TopicPartition, int]:
    """The offset after the last message of each place; raises BrokerUnavailable where one is not told in time.

    The client leaves out places of which it does not know the leader at the moment, then stumbles over that.
    """
    end = time.monotonic() + PATIENCE
    while True:
        try:
            found: Mapping[TopicPartition, int] = client.end_offsets(places) if places else {}
            return found
        except KeyError as error:
            if time.monotonic() > end:
                raise BrokerUnavailable(f"the broker does not tell where {error.args[0]} ends") from error
            time.sleep(_POLL_MS / 1000)


def holding(client: KafkaConsumer, stretches: Mapping[TopicPartition, tuple[int, int]]) -> set[TopicPartition]:
    """Of the places with a stretch of offsets (start, end) each, those with a message in it.

    Not every offset is a message's: each transaction ends with a marker, and compaction leaves gaps.
    """
    found: set[TopicPartition] = set()
    client.assign(list(stretches))
    for place, (start, _) in stretches.items():
        client.seek(place, start)
    quiet = time.monotonic() + PATIENCE
    while any(client.position(place) < end for place, (_, end) in stretches.items() if place not in found):
        if time.monotonic() > quiet:
            raise BrokerUnavailable(f"the broker gave nothing for {PATIENCE:.0f} s of what it says it has")
        for place, records in client.poll(timeout_ms=_POLL_MS).items():
            if records[0].offset < stretches[place][1]:
                found.add(place)
            client.pause(place)
    return found


def _ends(client: KafkaConsumer, topic: str) -> Mapping[TopicPartition, int]:
    return end_offsets(
        client, [TopicPartition(topic, each) for each in sorted(client.partitions_for_topic(topic) or ())]
    )


def _until(client: KafkaConsumer, end: Mapping[TopicPartition, int]) -> Iterator[Message]:
    """Polls until every place has reached its end; gaps in the offsets (compaction) do not matter."""
    moved = time.monotonic()
    while any(client.position(place) < offset for place, offset in end.items()):
        found = _poll(client)
        yield from found
        if found:
            moved = time.monotonic()
        elif time.monotonic() - moved > PATIENCE:
            raise BrokerUnavailable(f"the broker gave nothing for {PATIENCE:.0f} s while {dict(end)} was being read")


def _poll(client: KafkaConsumer) -> Sequence[Message]:
    found = client.poll(timeout_ms=_POLL_MS)
    return [_message(record) for place in sorted(found) for record in found[place]]


def _message(record: Any) -> Message:
    headers, when = tuple(record.headers or ()), record.timestamp or 0
    return Message(record.topic, record.partition, record.offset, record.key, record.value, headers, when)
