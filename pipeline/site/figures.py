"""The page of figures: events a day by type, and how much of what is told is challenged, as charts and tables."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from pipeline.site.read import Found, by, found
from pipeline.site.words import CHALLENGED, STATUSES, TYPES

_GOING_ON = "story_id NOT IN (SELECT id FROM stories WHERE merged_into IS NOT NULL)"
_DAYS = f"SELECT day, type, sum(events) AS events FROM days WHERE {_GOING_ON} GROUP BY day, type"  # noqa: S608 # no value in it
_STATUSES = f"""
SELECT type, status, count(*) AS number FROM entries WHERE type <> 'denial' AND {_GOING_ON} GROUP BY type, status
"""  # noqa: S608 # nor here
_MOST = 100  # columns of the chart
_SILENT = 6  # columns without any event that may stand one beside the other

Day = tuple[date, str, int]
"""A day, a type and how many events of it were told then."""


def figures_page(db: sqlite3.Connection) -> Found:
    """Sums over all stories that go on."""
    rows = found(db, _DAYS)
    days = [(told, row["type"], row["events"]) for row in rows if (told := _date(row["day"]))]
    events = Counter[str]()
    for row in rows:
        events[row["type"]] += row["events"]
    standing = by("type", found(db, _STATUSES))
    return {
        "types": _known(events),
        "events": dict(events),
        "undated": events.total() - sum(number for _, _, number in days),
        "told": told_over_time(days),
        "standing": [_standing(type_, standing[type_]) for type_ in _known(standing)],
    }


def told_over_time(days: Sequence[Day]) -> Found:
    """Events by type for each day or, where these are too many columns, for each month, year, or year that has any."""
    if not days:
        return {"unit": "day", "most": 0, "columns": []}
    first, last = min(day for day, _, _ in days), max(day for day, _, _ in days)
    unit, names = _columns(first, last) or ("year", sorted({_name(day, "year") for day, _, _ in days})[-_MOST:])
    counted = {name: Counter[str]() for name in names}
    for day, type_, number in days:
        if (name := _name(day, unit)) in counted:
            counted[name][type_] += number
    columns = list(_closed({"name": name, "events": dict(counts), "stands_for": 1} for name, counts in counted.items()))
    return {"unit": unit, "most": max(counts.total() for counts in counted.values()), "columns": columns}


def _closed(columns: Iterable[Found]) -> Iterator[Found]:
    """With one column for many that are empty: nothing was read of these days, which need not have been silent."""
    for has_events, group in groupby(columns, key=lambda column: bool(column["events"])):
        first, *others = group
        if has_events or len(others) < _SILENT:
            yield from (first, *others)
        else:
            yield first | {"stands_for": 1 + len(others)}


def stacked(numbers: Iterable[tuple[str, int]], whole: int) -> list[Found]:
    """Parts one upon the other as shares of a whole of 100: what each is, where it begins, how large it is."""
    parts, start = [], 0.0
    for name, number in numbers:
        size = round(100 * number / whole, 3) if whole else 0
        if size:
            parts.append({"name": name, "start": round(start, 3), "size": size})
        start += size
    return parts


def _standing(type_: str, rows: Sequence[Found]) -> Found:
    numbers = {row["status"]: row["number"] for row in rows}
    order = [*(status for status in STATUSES if status in numbers), *sorted(set(numbers) - set(STATUSES))]
    return {
        "type": type_,
        "total": sum(numbers.values()),
        "challenged": sum(numbers.get(status, 0) for status in CHALLENGED),
        "statuses": {status: numbers[status] for status in order},
    }


def _known(types: Iterable[str]) -> list[str]:
    """Ours in their order, then any others."""
    given = set(types)
    return [*(type_ for type_ in TYPES if type_ in given), *sorted(given - set(TYPES))]


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _columns(first: date, last: date) -> tuple[str, list[str]] | None:
    """The smallest unit of which there are few enough, and all of them from the first to the last."""
    days, months = (last - first).days + 1, 12 * (last.year - first.year) + last.month - first.month + 1
    if days <= _MOST:
        return "day", [_name(first + timedelta(days=after), "day") for after in range(days)]
    if months <= _MOST:
        start = 12 * first.year + first.month - 1
        return "month", [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, start + months)]
    years = range(first.year, last.year + 1)
    return ("year", [f"{year:04}" for year in years]) if len(years) <= _MOST else None


def _name(day: date, unit: str) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]
