"""Looks at the broker from beside the agents: how much is left, and whether anything moves.

A worker that fell out of its group, or hangs in an article, keeps its heartbeat and says nothing. Its offsets tell.
"""

import asyncio
import logging
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from faust.exceptions import ConsumerNotStarted
from kafka import TopicPartition

from pipeline.errors import BrokerUnavailable, OtherFolder, PipelineError, TopicsUnfit
from pipeline.settings import Settings
from pipeline.stream.app import FAILED, Stream, group_id
from pipeline.stream.backpressure import is_full
from pipeline.stream.consumer import consumer, end_offsets, holding
from pipeline.stream.log_folder import claim
from pipeline.stream.topics import topics_of
from pipeline.stream.verify import Found, check_same, look_up

log = logging.getLogger(__name__)

_LOOK = 64 * 1024  # bytes fetched of a partition to see whether there is a message

Place = tuple[str, int]
"""Topic and partition."""

Offsets = Mapping[Place, tuple[int, int]]
"""What is committed, and where the last message ends."""


@dataclass
class Stalls:
    """Since when each place has work and its committed offset does not move; seconds of a monotonic clock."""

    seen: dict[Place, tuple[int, float]] = field(default_factory=dict)

    def look(self, places: Mapping[Place, tuple[int, int]], now: float) -> float:
        """The longest stall, in seconds, given committed and end offset by place."""
        waiting = {place: committed for place, (committed, end) in places.items() if committed < end}
        self.seen = {place: self._since(place, committed, now) for place, committed in waiting.items()}
        return max((now - since for _, since in self.seen.values()), default=0.0)

    def are_over(self, places: Offsets, seconds: float) -> bool:
        """Whether a place has not moved for longer."""
        stalled = self.look(places, time.monotonic())
        if stalled > seconds:
            log.critical("there is work, but nothing moved for %d s: the worker ends", stalled)
        return stalled > seconds

    def _since(self, place: Place, committed: int, now: float) -> tuple[int, float]:
        known = self.seen.get(place)
        return known if known and known[0] == committed else (committed, now)


def committed_and_ends(settings: Settings, topics: list[str]) -> dict[Place, tuple[int, int]]:
    """What the workers' group has committed, and where the last message of each partition ends; nothing is 0.

    Where only markers of transactions, and no message, stand after what is committed, that is the end.
    """
    with consumer(settings, group_id=group_id(settings), max_partition_fetch_bytes=_LOOK) as client:
        places = [TopicPartition(topic, part) for topic in topics for part in client.partitions_for_topic(topic) or ()]
        ends = end_offsets(client, places)
        found = {place: (client.committed(place) or 0, end) for place, end in sorted(ends.items())}
        behind = {place: offsets for place, offsets in found.items() if offsets[0] < offsets[1]}
        waiting = holding(client, behind)
        return {
            (place.topic, place.partition): (committed, end if place in waiting or committed > end else committed)
            for place, (committed, end) in found.items()
        }


async def watch(
    stream: Stream,
    settings: Settings,
    topics: list[str],
    found: Mapping[str, Found] | None = None,
    end: Callable[[], None] | None = None,
) -> None:
    """Looks every few seconds for as long as the worker runs; ends it where its part of the work stands still.

    So it does where the topics are not those that were found at the start, or the logs go to another folder.
    """
    stalls, known = Stalls(), found or {}
    while True:
        with suppress(BrokerUnavailable):
            extracted, looked_at = stream.progress.extracted, _looked_at(settings, topics)
            offsets = await asyncio.get_running_loop().run_in_executor(None, _look, settings, looked_at, known)
            if isinstance(offsets, PipelineError):
                log.critical("the worker ends: %s", offsets)
                (end or _end)()
            else:
                stream.progress.extracted_when_seen = extracted
                if stalls.are_over(_judged(stream, settings, topics, offsets), settings.stalled_after):
                    (end or _end)()
        await asyncio.sleep(min(10.0, settings.stalled_after / 4))


def _look(settings: Settings, topics: list[str], known: Mapping[str, Found]) -> Offsets | PipelineError:
    try:
        if known:
            check_same(known, look_up(settings, known))
        if known and topics_of(settings).story_log in topics:
            claim(settings)
    except (TopicsUnfit, OtherFolder) as error:
        return error
    return committed_and_ends(settings, topics)


def _looked_at(settings: Settings, topics: list[str]) -> list[str]:
    """The worker's topics, and that of the group step where extract waits for it."""
    sources = topics_of(settings)
    waits = settings.most_lag and sources.articles in topics and sources.analyses not in topics
    return [*topics, sources.analyses] if waits else topics


def _judged(stream: Stream, settings: Settings, topics: list[str], found: Offsets) -> Offsets:
    """Books what was found; that part of it which must move. Articles need not while the group step is behind."""
    progress, sources = stream.progress, topics_of(settings)
    progress.broker_seen = time.monotonic()
    progress.lags = {place: last - committed for place, (committed, last) in found.items()}
    progress.lag = sum(progress.lags.values())
    analyses = sources.analyses, 0
    if stream.group and analyses in found:
        found = {**found, analyses: folding(found[analyses], stream.group.position)}
    waits = {sources.articles} if is_full(progress, sources.analyses, settings.most_lag) else set()
    return _concerned(stream, {place: offsets for place, offsets in found.items() if place[0] in {*topics} - waits})


def folding(offsets: tuple[int, int], position: int) -> tuple[int, int]:
    """Committed and end offset; where the fold is not as far as what is committed, how far it is: that moves, too."""
    committed, end = offsets
    return (min(committed, position) if committed < end else committed), end


def _concerned(stream: Stream, found: Offsets) -> Offsets:
    """The worker's own partitions; all of them where it has none, for then nobody may have any."""
    try:
        own = {(place.topic, place.partition) for place in stream.app.consumer.assignment()}
    except ConsumerNotStarted:
        own = set()
    return {place: offsets for place, offsets in found.items() if place in own} if own else found


def _end() -> None:
    logging.shutdown()
    os._exit(FAILED)
