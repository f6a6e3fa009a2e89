"""Messages for the unit tests of the steps."""

from pipeline import wire
from pipeline.model import Article, Record
from pipeline.stream.consumer import Message
from pipeline.stream.sending import Outgoing


def message(record: Record | bytes | None, offset: int = 0, topic: str = "t", key: bytes | None = None) -> Message:
    """A message of a record, under its own key unless another is given, or of any bytes."""
    if not isinstance(record, Record):
        return Message(topic, 0, offset, key or b"k", record)
    own = record.id if isinstance(record, Article) else getattr(record, "story_id", "k")
    return Message(topic, 0, offset, key or own.encode(), wire.encode(record), tuple(wire.headers(record)))


def arrived(sent: Outgoing, offset: int) -> Message:
    """What was sent, as the next step gets it."""
    return Message(sent.topic, sent.partition or 0, offset, sent.key, sent.value, tuple(sent.headers))


def header(sent: Outgoing, name: str) -> str:
    """A header of a dead letter."""
    return (dict(sent.headers)[name] or b"").decode()
