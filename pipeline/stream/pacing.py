"""When each input of a replay is due: pure functions over times, in seconds after the start."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from pipeline.articles.make import Unreadable
from pipeline.articles.published import in_metadata
from pipeline.model import Article

T = TypeVar("T")


def at_rate(items: Iterable[T], rate: float | None) -> Iterator[tuple[float, T]]:
    """The items in their order, so many a second; all at once without a rate."""
    return ((count / rate if rate else 0.0, item) for count, item in enumerate(items))


def at_speed(times: Sequence[float | None], speed: float) -> list[tuple[float, int]]:
    """When each item is due, with its index: those with a time in the order of their times, speed seconds a second.

    One without a time keeps its place in the order and is due with the one before it.
    """
    timed = sorted((time, index) for index, time in enumerate(times) if time is not None)
    first, following = (timed[0][0] if timed else 0.0), iter(timed)
    plan: list[tuple[float, int]] = []
    for index, own in enumerate(times):
        time, chosen = (None, index) if own is None else next(following)
        before = plan[-1][0] if plan else 0.0
        plan.append((before if time is None else (time - first) / speed, chosen))
    return plan


def published(item: Article | Unreadable) -> float | None:
    """Seconds since 1970 of the publication that the metadata tells; a time without a zone is taken as UTC."""
    known = in_metadata(item.metadata) if isinstance(item, Article) else None
    if known is None:
        return None
    moment = datetime.fromisoformat(known.value)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
