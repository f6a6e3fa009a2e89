"""Messages on their way out of an agent, and the wait until the broker has them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import faust

from pipeline import wire
from pipeline.errors import WireError
from pipeline.model import Record
from pipeline.wire import MAX_MESSAGE


@dataclass(frozen=True)
class Outgoing:
    """A message to send; partition None: by the key."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes | None], ...] = ()
    partition: int | None = None


def outgoing(topic: str, key: str, record: Record, partition: int | None = None, time: str | None = None) -> Outgoing:
    """The message of a record, at a time where it has none itself; raises WireError where no topic would take it."""
    value = wire.encode(record)
    if len(value) > MAX_MESSAGE:
        raise WireError(f"{type(record).__name__} {key} has {len(value)} bytes, topics take {MAX_MESSAGE}")
    return Outgoing(topic, key.encode(), value, tuple(wire.headers(record, time)), partition)


async def deliver(app: faust.App, messages: Sequence[Outgoing]) -> None:
    """Sends in order and returns when the broker has acknowledged all; raises where it did not."""
    producer = await app.maybe_start_producer()
    acknowledgements = [
        await producer.send(each.topic, each.key, each.value, each.partition, None, list(each.headers))
        for each in messages
    ]
    await asyncio.gather(*acknowledgements)
