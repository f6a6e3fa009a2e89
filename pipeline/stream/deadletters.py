"""Dead letters: what could not be processed, as it was, with where it was and why; and sending them again."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from typing import Any

from kafka import KafkaProducer
from kafka.errors import KafkaError

from pipeline.articles.make import Unreadable
from pipeline.errors import DeliveryFailed
from pipeline.settings import Settings
from pipeline.stream.connection import DELIVERY, open_producer
from pipeline.stream.consumer import Message, read_all
from pipeline.stream.sending import Outgoing
from pipeline.stream.topics import require_topics, topics_of
from pipeline.wire import MAX_MESSAGE, UNREAD

_PREFIX = "dlq_"
_MAX_REASON = 1000  # characters
_REPLAYED = f"{_PREFIX}replayed"  # header of a mark: the number of the letter that was sent again
MAX_KEY = 1024 * 1024  # bytes kept of a key
MAX_HEADERS = 2 * 1024 * 1024  # bytes kept of all headers; with key and value still below what the topic takes
_EACH = 16  # bytes that a header takes beside name and value, at most

HEADERS = {
    f"{_PREFIX}stage": "The step that could not go on: replay, extract, group or log",
    f"{_PREFIX}error": "The error's type",
    f"{_PREFIX}reason": "What was wrong, 1,000 characters at most",
    f"{_PREFIX}topic": "Where the message stood; absent of an input that gave no article, as are partition and offset",
    f"{_PREFIX}partition": "Its partition there",
    f"{_PREFIX}offset": "Its offset there",
    f"{_PREFIX}source": "The path or URL of an input that gave no article",
    f"{_PREFIX}cut": "Present where the message was too large and is cut: some of it, or all",
    f"{_PREFIX}value_bytes": "Bytes of a value that is cut",
    f"{_PREFIX}value_blake2b": "BLAKE2b of a value that is cut, 32 hexadecimal digits",
    f"{_PREFIX}key_bytes": "The same of a key",
    f"{_PREFIX}key_blake2b": "The same of a key",
    f"{_PREFIX}headers_bytes": "The same of headers that are left out",
    f"{_PREFIX}headers_blake2b": "The same of headers that are left out",
}
"""Every header that a letter may have beside its message's own, with what it tells."""

Headers = tuple[tuple[str, bytes | None], ...]


@dataclass(frozen=True)
class DeadLetter:
    """A dead letter read back: its number in its topic, the message as it was, and what is known of it."""

    number: int
    key: bytes | None
    value: bytes | None
    headers: Headers
    stage: str
    reason: str
    error: str
    topic: str | None
    partition: int | None
    offset: int | None
    source: str | None
    is_cut: bool


def of_message(message: Message, stage: str, error: Exception, topic: str) -> Outgoing:
    """The letter for a message that a stage could not process."""
    place = {"topic": message.topic, "partition": str(message.partition), "offset": str(message.offset)}
    return _letter(topic, message, _why(stage, type(error).__name__, str(error)) | place)


def of_input(item: Unreadable, topic: str) -> Outgoing:
    """The letter for an input that gave no article; it has no topic that it could be sent to again."""
    data = Message("", 0, 0, key=None, value=item.data)
    return _letter(topic, data, _why("replay", "Unreadable", item.reason) | {"source": item.source[:_MAX_REASON]})


def dead_letters(settings: Settings) -> Iterator[DeadLetter]:
    """All dead letters, oldest first."""
    require_topics(settings, [topics_of(settings).dead_letters])
    for message in read_all(settings, topics_of(settings).dead_letters):
        if not _marked(message):
            yield letter_of(message)


def replay_dead_letters(settings: Settings, numbers: Collection[int] | None = None) -> tuple[DeadLetter, ...]:
    """Sends letters (all, or those numbered) to the topics they came from, each once for good; those sent.

    What was sent is marked on the letters' topic. Inputs of no topic stay, as do letters that are cut or name a topic
    that no step reads.
    """
    topics = topics_of(settings)
    done = {marked for message in read_all(settings, topics.dead_letters) if (marked := _marked(message))}
    ours = {topics.articles, topics.analyses, topics.story_log}
    chosen = [
        letter
        for letter in dead_letters(settings)
        if letter.topic in ours
        and not letter.is_cut
        and str(letter.number).encode() not in done
        and (numbers is None or letter.number in numbers)
    ]
    with open_producer(settings) as producer:
        for letter, sent in [(letter, _send(producer, letter)) for letter in chosen]:
            _settle(sent)
            mark = [(_REPLAYED, str(letter.number).encode())]
            _settle(producer.send(topics.dead_letters, key=letter.key or b"", value=None, headers=mark))
    return tuple(chosen)


def _marked(message: Message) -> bytes | None:
    """The number of the letter that the message says was sent again; None for a letter."""
    return dict(message.headers).get(_REPLAYED)


def _settle(sent: Any) -> None:
    """Waits for an acknowledgement; raises DeliveryFailed where it does not come."""
    try:
        sent.get(timeout=DELIVERY)
    except KafkaError as error:
        raise DeliveryFailed(f"not acknowledged: {type(error).__name__}") from error


def _send(producer: KafkaProducer, letter: DeadLetter) -> Any:
    headers = [(name, value or b"") for name, value in letter.headers]  # kafka-python takes none without value
    return producer.send(letter.topic, key=letter.key, value=letter.value, headers=headers)


def _why(stage: str, error: str, reason: str) -> dict[str, str]:
    return {"stage": stage, "error": error, "reason": reason[:_MAX_REASON]}


def _letter(topic: str, message: Message, why: dict[str, str]) -> Outgoing:
    """The original's bytes and headers, then ours; what no topic takes is cut, and told by its size and digest."""
    headers = tuple(header for header in message.headers if not header[0].startswith(_PREFIX))
    kept = _first(headers)
    cut = _told("value", message.value, MAX_MESSAGE) | _told("key", message.key, MAX_KEY)
    if len(kept) < len(headers):
        cut |= _told("headers", b"".join(name.encode() + (value or b"") for name, value in headers), 0)
    if UNREAD in dict(message.headers):
        cut["cut"] = "all"
    ours = [(f"{_PREFIX}{name}", text.encode(errors="replace")) for name, text in (why | cut).items()]
    key, value = message.key and message.key[:MAX_KEY], message.value and message.value[:MAX_MESSAGE]
    if key is None and value is None:
        value = b""  # clients send no message with neither
    return Outgoing(topic, key, value, (*kept, *ours))


def _first(headers: Headers) -> Headers:
    """The headers up to the first that there is no room for."""
    sizes = accumulate(len(name.encode()) + len(value or b"") + _EACH for name, value in headers)
    return tuple(header for header, size in zip(headers, sizes, strict=True) if size <= MAX_HEADERS)


def _told(name: str, data: bytes | None, limit: int) -> dict[str, str]:
    """What is said of data that is longer than the limit."""
    if data is None or len(data) <= limit:
        return {}
    digest = blake2b(data, digest_size=16).hexdigest()
    return {"cut": "some", f"{name}_bytes": str(len(data)), f"{name}_blake2b": digest}


def letter_of(message: Message) -> DeadLetter:
    """The letter that a message of the dead letter topic is."""
    told = {name: (data or b"").decode(errors="replace") for name, data in message.headers if name.startswith(_PREFIX)}
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
        is_cut="cut" in why,
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() else None
