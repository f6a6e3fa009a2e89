"""Dead letters: what could not be processed, as it was, with where it was and why; and sending them again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from kafka import KafkaProducer
from kafka.errors import KafkaError

from pipeline.articles.make import Unreadable
from pipeline.errors import DeliveryFailed
from pipeline.settings import Settings
from pipeline.stream.connection import DELIVERY, MAX_MESSAGE, open_producer
from pipeline.stream.consumer import Message, read_all
from pipeline.stream.sending import Outgoing
from pipeline.stream.topics import require_topics, topics_of

_PREFIX = "dlq_"
_MAX_REASON = 1000  # characters


@dataclass(frozen=True)
class DeadLetter:
    """A dead letter read back: its number in its topic, the message as it was, and what is known of it."""

    number: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]
    stage: str
    reason: str
    error: str
    topic: str | None
    partition: int | None
    offset: int | None
    source: str | None


def of_message(message: Message, stage: str, error: Exception, topic: str) -> Outgoing:
    """The letter for a message that a stage could not process."""
    place = {"topic": message.topic, "partition": str(message.partition), "offset": str(message.offset)}
    return _letter(topic, message, _why(stage, type(error).__name__, str(error)) | place)


def of_input(item: Unreadable, topic: str) -> Outgoing:
    """The letter for an input that gave no article; it has no topic that it could be sent to again."""
    data = Message("", 0, 0, key=None, value=item.data)
    return _letter(topic, data, _why("replay", "Unreadable", item.reason) | {"source": item.source})


def dead_letters(settings: Settings) -> Iterator[DeadLetter]:
    """All dead letters, oldest first."""
    require_topics(settings, [topics_of(settings).dead_letters])
    for message in read_all(settings, topics_of(settings).dead_letters):
        yield letter_of(message)


def replay_dead_letters(settings: Settings, numbers: Collection[int] | None = None) -> tuple[DeadLetter, ...]:
    """Sends letters (all, or those numbered) to the topics they came from; those sent. Inputs of no topic stay."""
    chosen = [
        letter for letter in dead_letters(settings) if letter.topic and (numbers is None or letter.number in numbers)
    ]
    with open_producer(settings) as producer:
        for sent in [_send(producer, letter) for letter in chosen]:
            _settle(sent)
    return tuple(chosen)


def _settle(sent: Any) -> None:
    """Waits for an acknowledgement; raises DeliveryFailed where it does not come."""
    try:
        sent.get(timeout=DELIVERY)
    except KafkaError as error:
        raise DeliveryFailed(f"not acknowledged: {type(error).__name__}") from error


def _send(producer: KafkaProducer, letter: DeadLetter) -> Any:
    return producer.send(letter.topic, key=letter.key, value=letter.value, headers=list(letter.headers))


def _why(stage: str, error: str, reason: str) -> dict[str, str]:
    return {"stage": stage, "error": error, "reason": reason[:_MAX_REASON]}


def _letter(topic: str, message: Message, why: dict[str, str]) -> Outgoing:
    """The original's bytes and headers, then ours; bytes above the broker's limit are cut, and the size told."""
    value = message.value
    if value is not None and len(value) > MAX_MESSAGE:
        why = why | {"cut": str(len(value))}
        value = value[:MAX_MESSAGE]
    ours = [(f"{_PREFIX}{name}", text.encode(errors="replace")) for name, text in why.items()]
    kept = [header for header in message.headers if not header[0].startswith(_PREFIX)]
    return Outgoing(topic, message.key, value, (*kept, *ours))


def letter_of(message: Message) -> DeadLetter:
    """The letter that a message of the dead letter topic is."""
    told = {name: data.decode(errors="replace") for name, data in message.headers if name.startswith(_PREFIX)}
    why = {name.removeprefix(_PREFIX): text for name, text in told.items()}
    return DeadLetter(
        number=message.offset,
        key=message.key,
        value=message.value,
        headers=tuple(header for header in message.headers if not header[0].startswith(_PREFIX)),
        stage=why.get("stage", ""),
        reason=why.get("reason", ""),
        error=why.get("error", ""),
        topic=why.get("topic"),
        partition=_number(why.get("partition")),
        offset=_number(why.get("offset")),
        source=why.get("source"),
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() else None
