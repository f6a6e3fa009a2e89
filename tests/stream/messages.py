"""Messages for the unit tests of the steps."""

from pipeline import wire
from pipeline.model import Record
from pipeline.stream.consumer import Message
from pipeline.stream.sending import Outgoing


def message(record: Record | bytes | None, offset: int = 0, topic: str = "t", key: bytes = b"k") -> Message:
    """A message of a record, or of any bytes."""
    if not isinstance(record, Record):
        return Message(topic, 0, offset, key, record)
    return Message(topic, 0, offset, key, wire.encode(record), tuple(wire.headers(record)))


def arrived(sent: Outgoing, offset: int) -> Message:
    """What was sent, as the next step gets it."""
    return Message(sent.topic, sent.partition or 0, offset, sent.key, sent.value, tuple(sent.headers))


def header(sent: Outgoing, name: str) -> str:
    """A header of a dead letter."""
    return (dict(sent.headers)[name] or b"").decode()
