"""A replay of files: what is read, what is left out as sent before, when each goes, and what came of it."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.articles.fields import KNOWN, Fields
from pipeline.articles.make import Unreadable
from pipeline.articles.opening import Told
from pipeline.articles.read import read_articles
from pipeline.model import Article
from pipeline.settings import Settings
from pipeline.stream.ledger import Ledger, id_of, open_ledger
from pipeline.stream.pacing import at_rate, at_speed, leaps, published
from pipeline.stream.producer import Listener, Progress, ReplayResult, replay
from pipeline.stream.stop import Stop
from pipeline.stream.topics import require_topics, topics_of
from pipeline.stream.watch_folder import watch

log = logging.getLogger(__name__)

_LONG = 10.0  # seconds of waiting for one article that are worth a word

Inputs = Iterator[Article | Unreadable]
ListFiles = Callable[[], Iterable[Path]]


@dataclass(frozen=True)
class Manner:
    """How to replay: articles a second at most, article-seconds a second, not what was sent before, without end, with
    the fields of records of these names.

    told is given the number of bytes whenever some have been read.
    """

    rate: float | None = None
    speed: float | None = None
    resume: bool = False
    follow: bool = False
    fields: Fields = KNOWN
    told: Told = lambda size: None


@dataclass
class Summary:
    """What a replay did; skipped are inputs that an earlier one, or an earlier file, had sent already."""

    files: int = 0
    skipped: int = 0
    seconds: float = 0.0
    interrupted: bool = False
    result: ReplayResult = field(default_factory=ReplayResult)


def replay_files(
    list_files: ListFiles,
    settings: Settings,
    manner: Manner,
    stop: Stop,
    on_progress: Progress = lambda inputs: None,
) -> Summary:
    """Sends the articles of files until all are sent, or it is asked to stop; what is on its way is waited for.

    What the broker acknowledges is noted in the ledger in any case; resume and follow leave out what is noted there.
    """
    topics = topics_of(settings)
    require_topics(settings, (topics.articles, topics.dead_letters))
    summary, start = Summary(), time.monotonic()
    leaves_out = manner.resume or manner.follow
    with open_ledger(settings, leaves_out) as ledger:
        inputs = _read(watch(list_files, stop.wait) if manner.follow else list_files(), manner, summary, stop)
        if leaves_out:
            inputs = _unsent(inputs, ledger, summary)
        listener = Listener(ledger.add, gone=stop.ask if manner.follow else lambda: None)
        summary.result = replay(when_due(timed(inputs, manner), stop), settings, on_progress, listener=listener)
    summary.seconds, summary.interrupted = time.monotonic() - start, stop.asked
    return summary


def _read(files: Iterable[Path], manner: Manner, summary: Summary, stop: Stop) -> Inputs:
    for file in files:
        if stop.asked:
            return
        summary.files += 1
        for item in read_articles(file, manner.fields, manner.told):
            if stop.asked:
                return
            yield item


def _unsent(inputs: Inputs, ledger: Ledger, summary: Summary) -> Inputs:
    """The inputs that the ledger does not have, each once: one on its way is not in the ledger yet."""
    on_their_way: set[str] = set()
    for item in inputs:
        item_id = id_of(item)
        if item_id in ledger or item_id in on_their_way:
            summary.skipped += 1
            continue
        on_their_way.add(item_id)
        yield item


def when_due(items: Iterable[tuple[float, Article | Unreadable]], stop: Stop) -> Inputs:
    """The inputs, each when so many seconds have passed since the first was asked for."""
    start = time.monotonic()
    for due, item in items:
        if (seconds := start + due - time.monotonic()) >= _LONG:
            log.warning("waiting %.0f s for %r, as it was published", seconds, item.source)
        if stop.wait(start + due - time.monotonic()):
            return
        yield item


def timed(inputs: Inputs, manner: Manner) -> Iterator[tuple[float, Article | Unreadable]]:
    """The inputs, each with the seconds after the start at which it is due."""
    if not manner.speed:
        return at_rate(inputs, manner.rate)
    items = list(inputs)
    times = [published(item) for item in items]
    if (found := leaps(times)) > 0:
        log.warning("%d gap(s) of more than a year between dates are passed over", found)
    plan = at_speed(times, manner.speed)
    return ((due, items[index]) for due, index in plan)
