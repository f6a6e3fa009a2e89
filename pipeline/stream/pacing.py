"""When each input of a replay is due: pure functions over times, in seconds after the start."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import TypeVar

from pipeline.articles.make import Unreadable
from pipeline.articles.published import in_metadata
from pipeline.model import Article

T = TypeVar("T")

LEAP = 366 * 24 * 3600.0
"""Seconds between two articles that nobody replays: one of the dates is wrong, or the archive has a hole."""


def at_rate(items: Iterable[T], rate: float | None) -> Iterator[tuple[float, T]]:
    """The items in their order, so many a second; all at once without a rate."""
    return ((count / rate if rate else 0.0, item) for count, item in enumerate(items))


def at_speed(times: Sequence[float | None], speed: float) -> list[tuple[float, int]]:
    """When each item is due, with its index: those with a time in the order of their times, speed seconds a second.

    One without a time keeps its place in the order and is due with the one before it, as is one after a leap.
    """
    following = iter(sorted((time, index) for index, time in enumerate(times) if time is not None))
    plan: list[tuple[float, int]] = []
    due, last = 0.0, None
    for index, own in enumerate(times):
        time, chosen = (None, index) if own is None else next(following)
        if time is not None:
            due += (time - last) / speed if last is not None and time - last <= LEAP else 0.0
            last = time
        plan.append((due, chosen))
    return plan


def leaps(times: Sequence[float | None]) -> int:
    """How many times, in their order, stand so far after the one before that it is not waited for."""
    return sum(
        later - earlier > LEAP for earlier, later in pairwise(sorted(time for time in times if time is not None))
    )


def published(item: Article | Unreadable) -> float | None:
    """Seconds since 1970 of the publication that the metadata tells; a time without a zone is taken as UTC."""
    known = in_metadata(item.metadata) if isinstance(item, Article) else None
    if known is None:
        return None
    moment = datetime.fromisoformat(known.value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
