"""Articles onto their topic, by kafka-python: nothing is lost, and what was not delivered is named."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from kafka import KafkaProducer
from kafka.errors import KafkaError, KafkaTimeoutError

from pipeline.articles.make import Unreadable
from pipeline.errors import DeliveryFailed, WireError
from pipeline.model import Article
from pipeline.settings import Settings
from pipeline.stream import deadletters
from pipeline.stream.connection import DELIVERY, open_producer
from pipeline.stream.ledger import id_of
from pipeline.stream.sending import Outgoing, outgoing
from pipeline.stream.topics import Topics, topics_of

log = logging.getLogger(__name__)

_IN_FLIGHT = 16 * 1024 * 1024  # bytes sent and not acknowledged
_SETTLED = DELIVERY + 60.0  # seconds by which one is acknowledged or failed; the client can lose sight of both
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
        sender.finish()
    return result


@dataclass(frozen=True)
class _Sent:
    """An input on its way: where it stands, its id, the bytes of its message, if that is an article, since when."""

    source: str
    item_id: str
    size: int
    is_article: bool
    since: float = field(default_factory=time.monotonic)


class _Sender:
    """Sends with a bound on what is in flight, and books every acknowledgement and failure."""

    def __init__(self, producer: KafkaProducer, result: ReplayResult, listener: Listener) -> None:
        self._producer = producer
        self._result = result
        self._listener = listener
        self._room = threading.Condition()
        self._on_their_way: dict[int, _Sent] = {}  # by the object's id, the oldest first
        self._in_flight = 0
        self._gone: str | None = None

    def send(self, message: Outgoing, sent: _Sent) -> None:
        """Returns when the message is on its way; once the broker is gone nothing more is tried."""
        if self._gone is None and not self._enter(sent):
            self._give_up("not sent: the broker acknowledges nothing")
        if self._gone:
            self.fail(sent.source, self._gone)
            return
        try:
            future = self._hand_over(message)
        except KafkaError as error:
            self._leave(sent)
            self.fail(sent.source, str(error))
            if isinstance(error, KafkaTimeoutError):
                self._give_up(f"not sent: {type(error).__name__}")
            return
        future.add_callback(lambda _: self._acknowledged(sent))
        future.add_errback(lambda error: self._failed(sent, error))

    def finish(self) -> None:
        """Returns when each input is acknowledged or failed, as those are that the client has lost sight of."""
        with suppress(KafkaTimeoutError):
            self._producer.flush(timeout=_SETTLED)
        for sent in tuple(self._on_their_way.values()):
            self._failed(sent, KafkaTimeoutError("neither acknowledged nor failed"))

    def _give_up(self, reason: str) -> None:
        self._gone = reason
        self._listener.gone()

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

    def _enter(self, sent: _Sent) -> bool:
        """Waits for room; False where what is on its way has been so for too long."""
        with self._room:
            self._room.wait_for(lambda: self._has_room(sent), timeout=_SETTLED)
            oldest = next(iter(self._on_their_way.values()), sent)
            if time.monotonic() - oldest.since > _SETTLED and oldest is not sent:
                return False
            self._on_their_way[id(sent)] = sent
            self._in_flight += sent.size
        return True

    def _has_room(self, sent: _Sent) -> bool:
        return self._in_flight == 0 or self._in_flight + sent.size <= _IN_FLIGHT

    def _leave(self, sent: _Sent) -> bool:
        """Whether it was on its way."""
        with self._room:
            if was_there := self._on_their_way.pop(id(sent), None) is not None:
                self._in_flight -= sent.size
                self._room.notify()
        return was_there

    def _acknowledged(self, sent: _Sent) -> None:
        with self._room:
            self._result.articles += sent.is_article
            self._result.bytes += sent.size
        try:
            self._listener.delivered(sent.item_id)
        except OSError as error:
            self.fail(sent.source, f"delivered, but that could not be noted: {error.strerror}")
        self._leave(sent)

    def _failed(self, sent: _Sent, error: Exception) -> None:
        if not self._leave(sent):
            return  # it was given up before
        log.error("not delivered: %r: %s", sent.source, type(error).__name__)
        self.fail(sent.source, f"{type(error).__name__}: {error}")
        if isinstance(error, KafkaTimeoutError):
            self._listener.gone()


def _message(item: Article | Unreadable, topics: Topics, partition: int | None) -> tuple[Outgoing, Unreadable | None]:
    """The message of an input; what no article topic takes becomes a dead letter, returned beside it."""
    if isinstance(item, Article):
        try:
            return outgoing(topics.articles, item.id, item, partition), None
        except WireError as error:
            item = Unreadable(item.source, str(error), item.text.encode(errors="replace"))
    return deadletters.of_input(item, topics.dead_letters), item
