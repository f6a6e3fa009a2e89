"""When: intervals of days, and months where a text gives no more."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.model import Argument, Time
from pipeline.stories.words import WORD, fold

MONTHS = {
    name: number
    for number, month in enumerate(calendar.month_name)
    if month
    for name in (month.lower(), month[:3].lower(), *(("sept",) if month == "September" else ()))
}
SLACK = 1  # days: the same night is Monday here and Tuesday there


@dataclass(frozen=True)
class When:
    """Days from first to last, as ordinals, or a month of an unknown year."""

    first: int = 0
    last: int = 0
    month: int | None = None


def when(argument: Argument) -> When | None:
    """The interval of a time argument; None where neither its value nor its words tell one."""
    if isinstance(argument.normalized, Time):
        return _interval(argument.normalized.iso8601)
    months = [MONTHS[fold(word)] for word in WORD.findall(argument.text) if word[0].isupper() and fold(word) in MONTHS]
    return When(month=months[0]) if len(set(months)) == 1 else None


def day(text: str | None) -> int | None:
    """The ordinal of an ISO 8601 date or date-time; None where it is none."""
    try:
        return date.fromisoformat((text or "")[:10]).toordinal()
    except ValueError:
        return None


def agree(some: Iterable[When], others: Iterable[When]) -> bool | None:
    """True where a pair of times overlaps, False where all exclude each other, None where none can be told."""
    others = tuple(others)
    answers = {_overlap(one, other) for one in some for other in others}
    if True in answers:
        return True
    return False if answers else None


def _overlap(one: When, other: When) -> bool:
    if one.month is None and other.month is None:
        return one.first <= other.last + SLACK and other.first <= one.last + SLACK
    return bool(_months(one) & _months(other))


def _months(when: When) -> set[int]:
    if when.month is not None:
        return {when.month}
    days = range(when.first, min(when.last, when.first + 366) + 1, 7)
    return {date.fromordinal(day).month for day in (*days, min(when.last, when.first + 366))}


def _interval(text: str) -> When | None:
    start, _, end = text.partition("/")
    first, last = _days(start), _days(end or start)
    return When(first[0], max(first[1], last[1])) if first and last else None


def _days(text: str) -> tuple[int, int] | None:
    """First and last day of an ISO date, month or year."""
    parts = text[:10].split("T", maxsplit=1)[0].split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1).toordinal(), date(numbers[0], 12, 31).toordinal()
        if len(numbers) == 2:
            start = date(numbers[0], numbers[1], 1)
            after = (start + timedelta(days=31)).replace(day=1)
            return start.toordinal(), after.toordinal() - 1
        ordinal = date(*numbers[:3]).toordinal()
    except (ValueError, OverflowError):
        return None
    return ordinal, ordinal
