"""Stretches of days, and how ISO 8601 writes them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

UNITS = ("hour", "day", "week", "fortnight", "month", "quarter", "year", "decade")


@dataclass(frozen=True)
class Period:
    """All days from start to end, both included."""

    start: date
    end: date

    def iso8601(self) -> str:
        """A date, month, year, or the interval of its first and last day (or month, where they are whole)."""
        first, last = self.start, self.end
        if first == last:
            return first.isoformat()
        if not (first.day == 1 and last == month(last.year, last.month).end):
            return f"{first.isoformat()}/{last.isoformat()}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year:04d}" if first.year == last.year else f"{first.year:04d}/{last.year:04d}"
        ends = [f"{day.year:04d}-{day.month:02d}" for day in (first, last)]
        return ends[0] if ends[0] == ends[1] else "/".join(ends)


def day(value: date) -> Period:
    """One day."""
    return Period(value, value)


def month(year: int, number: int) -> Period:
    """A whole month."""
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def year(number: int) -> Period:
    """A whole year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def whole(unit: str, around: date, steps: int = 0) -> Period:
    """The calendar week (from Monday), month, quarter, year or decade of a day, or the one so many steps on."""
    if unit == "day":
        return day(around + timedelta(days=steps))
    if unit in {"week", "fortnight"}:
        start = around - timedelta(days=around.weekday()) + timedelta(weeks=steps)
        return Period(start, start + timedelta(days=6))
    if unit == "month":
        there = around + relativedelta(months=steps)
        return month(there.year, there.month)
    if unit == "quarter":
        there = around.replace(day=1, month=around.month - (around.month - 1) % 3) + relativedelta(months=3 * steps)
        return Period(there, there + relativedelta(months=3, days=-1))
    if unit == "year":
        return year(around.year + steps)
    first = around.year - around.year % 10 + 10 * steps
    return Period(date(first, 1, 1), date(first + 9, 12, 31))


def shifted(around: date, number: int, unit: str) -> date:
    """The day so many units later, or earlier where the number is negative."""
    if unit == "hour":
        return around + timedelta(days=-(-number // 24) if number > 0 else number // 24)
    if unit in {"day", "week", "fortnight"}:
        return around + timedelta(days=number * {"day": 1, "week": 7, "fortnight": 14}[unit])
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    return around + relativedelta(months=number * months)


def part(period: Period, which: str) -> Period:
    """The early, mid or late third of a month (days 1-10, 11-20, 21-), a year (four months each) or of any period."""
    index = {"early": 0, "mid": 1, "late": 2}[which]
    days = (period.end - period.start).days + 1
    if period == year(period.start.year):
        first, last = (month(period.start.year, 4 * index + step) for step in (1, 4))
        return Period(first.start, last.end)
    if days in {28, 29, 30, 31}:
        ends = (period.start + timedelta(days=9), period.start + timedelta(days=19), period.end)
        return Period(period.start + timedelta(days=10 * index), ends[index])
    third = days // 3
    end = period.end if index == 2 else period.start + timedelta(days=third * (index + 1) - 1)
    return Period(period.start + timedelta(days=third * index), end)


def weekday(around: date, number: int, which: str) -> date:
    """A weekday (Monday is 0): the "past" or "coming" one, today included; the "last" or "next", today left out."""
    back = (around.weekday() - number) % 7
    ahead = (number - around.weekday()) % 7
    if which == "past":
        return around - timedelta(days=back)
    if which == "coming":
        return around + timedelta(days=ahead)
    return around - timedelta(days=back or 7) if which == "last" else around + timedelta(days=ahead or 7)
