"""Batches as a broker gives them: names that are not UTF-8, other codecs, and what unpacks too large."""

import asyncio
import gzip
from hashlib import blake2b
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer
from aiokafka.record.util import calc_crc32c
from kafka.record.default_records import DefaultRecordBatchBuilder

from pipeline.settings import Settings
from pipeline.stream import batches
from pipeline.stream.batches import Batches, unpacked
from pipeline.stream.connection import open_producer
from pipeline.stream.consumer import read_all
from pipeline.stream.topics import topics_of
from pipeline.wire import UNREAD


class RawName(str):
    """A header's name that clients send as bytes that are no UTF-8."""

    __slots__ = ()

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return b"\xffname"


def batch(*headers: list[tuple[str, bytes | None]], codec: int = 0, value: bytes = b"v") -> bytearray:
    """A batch of one message for each list of headers."""
    builder = DefaultRecordBatchBuilder(2, codec, False, -1, -1, -1, 1 << 30)
    for offset, given in enumerate(headers):
        assert builder.append(offset, 7, b"k", value, given)
    return bytearray(builder.build())


def read(data: bytes | bytearray) -> list[Any]:
    found = []
    records = Batches(data)
    while records.has_next():
        each = records.next_batch()
        assert each.validate_crc()
        found += list(each)
    return found


@pytest.mark.parametrize("codec", [0, 1])
def test_a_name_that_is_not_utf_8_is_escaped_and_its_neighbours_are_as_they_were(codec: int) -> None:
    found = read(batch([("a", b"1")], [(RawName(""), b"2"), ("b", None)], [("c", b"\xff")], codec=codec))
    assert [each.headers for each in found] == [[("a", b"1")], [("\\xffname", b"2"), ("b", None)], [("c", b"\xff")]]
    assert [(each.offset, each.key, each.value) for each in found] == [(at, b"k", b"v") for at in range(3)]
    assert {type(each.value) for each in found} == {bytes}


def test_a_batch_that_unpacks_too_large_gives_one_message_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches.unpacked, "__defaults__", (10_000,))
    large = batch([], [], codec=1, value=b"x" * 20_000)
    first, second = read(bytes(large) + bytes(batch([("after", b"")])))
    assert (first.offset, first.key, first.value) == (0, None, None)
    assert "2 message(s) up to offset 1" in first.headers[0][1].decode()
    assert "more than 10000 bytes" in dict(first.headers)[UNREAD].decode()
    assert second.headers == [("after", b"")]


def test_a_message_that_is_too_large_is_let_go_and_its_sizes_and_digests_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MAX_READ", 100)
    fits, large = read(batch([("a", b"x" * 97)], [("a", b"x" * 98)]))
    assert fits.headers == [("a", b"x" * 97)]
    assert (large.offset, large.key, large.value) == (1, None, None)
    digest = blake2b(b"a" + b"x" * 98, digest_size=16).hexdigest()
    assert f"headers: 99 bytes, BLAKE2b {digest}" in dict(large.headers)[UNREAD].decode()


@pytest.mark.parametrize(("codec", "reason"), [(2, "snappy"), (3, "lz4"), (4, "zstd"), (1, "not gzip")])
def test_a_batch_that_cannot_be_unpacked_gives_one_message_that_says_so(codec: int, reason: str) -> None:
    data = batch([], [], [])
    data[22] = codec  # the attributes' low byte
    data[17:21] = calc_crc32c(data[21:]).to_bytes(4, "big")
    (found,) = read(data)
    assert reason in dict(found.headers)[UNREAD].decode()


def test_unpacking_stops_at_the_limit_and_joins_members() -> None:
    packed = gzip.compress(b"a" * 60) + gzip.compress(b"b" * 40)
    assert unpacked(memoryview(packed), 1, 100) == b"a" * 60 + b"b" * 40
    with pytest.raises(ValueError, match="more than 99"):
        unpacked(memoryview(packed), 1, 99)
    with pytest.raises(ValueError, match="more than 59"):
        unpacked(memoryview(packed), 1, 59)


@pytest.mark.stream
def test_both_clients_read_batches_so(embedded: Settings) -> None:
    topic = topics_of(embedded).articles
    with open_producer(embedded) as producer:
        producer.send(topic, key=b"k", value=b"v", headers=[(RawName(""), b"1")], partition=0).get(timeout=20)
    assert [message.headers for message in read_all(embedded, topic)] == [(("\\xffname", b"1"),)]

    async def by_the_other() -> Any:
        client = AIOKafkaConsumer(topic, bootstrap_servers=embedded.bootstrap_servers, auto_offset_reset="earliest")
        await client.start()
        try:
            return await asyncio.wait_for(client.getone(), timeout=20)
        finally:
            await client.stop()

    assert asyncio.run(by_the_other()).headers == (("\\xffname", b"1"),)
