"""Articles onto their topic, by kafka-python: nothing is lost, and what was not delivered is named."""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from kafka import KafkaProducer
from kafka.errors import KafkaError, KafkaTimeoutError

from pipeline.articles.make import Unreadable
from pipeline.errors import DeliveryFailed, WireError
from pipeline.model import Article
from pipeline.settings import Settings
from pipeline.stream import deadletters
from pipeline.stream.connection import open_producer
from pipeline.stream.ledger import id_of
from pipeline.stream.sending import Outgoing, outgoing
from pipeline.stream.topics import Topics, topics_of

log = logging.getLogger(__name__)

_IN_FLIGHT = 16 * 1024 * 1024  # bytes sent and not acknowledged
_SHOWN = 20

Progress = Callable[[int], object]


@dataclass(frozen=True)
class Listener:
    """Who is told, from any thread, that an input was acknowledged (by its id), and that the broker is gone."""

    delivered: Callable[[str], object] = lambda item_id: None
    gone: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Failure:
    """An input that the broker did not acknowledge."""

    source: str
    reason: str


@dataclass
class ReplayResult:
    """What became of the inputs: articles and dead letters acknowledged, and what was not delivered."""

    articles: int = 0
    bytes: int = 0  # of their messages' values, before compression
    unreadable: list[Unreadable] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def check(self) -> None:
        """Raises DeliveryFailed naming the inputs that were not delivered."""
        if self.failures:
            named = [f"  {failure.source}: {failure.reason}" for failure in self.failures[:_SHOWN]]
            rest = [f"  and {len(self.failures) - _SHOWN} more"] if len(self.failures) > _SHOWN else []
            raise DeliveryFailed("\n".join([f"{len(self.failures)} input(s) not delivered:", *named, *rest]))


def replay(
    inputs: Iterable[Article | Unreadable],
    settings: Settings,
    on_progress: Progress = lambda inputs: None,
    partition: int | None = None,
    listener: Listener = Listener(),
) -> ReplayResult:
    """Sends articles as they come; unreadable inputs go to the dead letters.

    Articles spread over the partitions by their ids; a partition given keeps all of them in their order.
    """
    topics, result = topics_of(settings), ReplayResult()
    with open_producer(settings) as producer:
        sender = _Sender(producer, result, listener)
        for item in inputs:
            message, unreadable = _message(item, topics, partition)
            if unreadable:
                result.unreadable.append(unreadable)
            sender.send(message, _Sent(item.source, id_of(item), len(message.value or b""), not unreadable))
            on_progress(1)
        producer.flush()
    return result


@dataclass(frozen=True)
class _Sent:
    """An input on its way: where it stands, its id, the bytes of its message, and whether that is an article."""

    source: str
    item_id: str
    size: int
    is_article: bool


class _Sender:
    """Sends with a bound on what is in flight, and books every acknowledgement and failure."""

    def __init__(self, producer: KafkaProducer, result: ReplayResult, listener: Listener) -> None:
        self._producer = producer
        self._result = result
        self._listener = listener
        self._room = threading.Condition()
        self._in_flight = 0
        self._gone: str | None = None

    def send(self, message: Outgoing, sent: _Sent) -> None:
        """Returns when the message is on its way; once the broker is gone nothing more is tried."""
        if self._gone:
            self.fail(sent.source, self._gone)
            return
        self._enter(sent.size)
        try:
            future = self._hand_over(message)
        except KafkaError as error:
            self._leave(sent.size)
            self._gone = f"not sent: {type(error).__name__}" if isinstance(error, KafkaTimeoutError) else None
            self.fail(sent.source, str(error))
            if self._gone:
                self._listener.gone()
            return
        future.add_callback(lambda _: self._acknowledged(sent))
        future.add_errback(lambda error: self._failed(sent, error))

    def fail(self, source: str, reason: str) -> None:
        """Book an input as not delivered."""
        with self._room:
            self._result.failures.append(Failure(source, reason))

    def _hand_over(self, message: Outgoing) -> Any:
        return self._producer.send(
            message.topic,
            key=message.key,
            value=message.value,
            headers=list(message.headers),
            partition=message.partition,
        )

    def _enter(self, size: int) -> None:
        with self._room:
            self._room.wait_for(lambda: self._in_flight == 0 or self._in_flight + size <= _IN_FLIGHT)
            self._in_flight += size

    def _leave(self, size: int) -> None:
        with self._room:
            self._in_flight -= size
            self._room.notify()

    def _acknowledged(self, sent: _Sent) -> None:
        with self._room:
            self._result.articles += sent.is_article
            self._result.bytes += sent.size
        try:
            self._listener.delivered(sent.item_id)
        except OSError as error:
            self.fail(sent.source, f"delivered, but that could not be noted: {error.strerror}")
        self._leave(sent.size)

    def _failed(self, sent: _Sent, error: Exception) -> None:
        log.error("not delivered: %r: %s", sent.source, type(error).__name__)
        self.fail(sent.source, f"{type(error).__name__}: {error}")
        if isinstance(error, KafkaTimeoutError):
            self._listener.gone()
        self._leave(sent.size)


def _message(item: Article | Unreadable, topics: Topics, partition: int | None) -> tuple[Outgoing, Unreadable | None]:
    """The message of an input; what no article topic takes becomes a dead letter, returned beside it."""
    if isinstance(item, Article):
        try:
            return outgoing(topics.articles, item.id, item, partition), None
        except WireError as error:
            item = Unreadable(item.source, str(error), item.text.encode(errors="replace"))
    return deadletters.of_input(item, topics.dead_letters), item
