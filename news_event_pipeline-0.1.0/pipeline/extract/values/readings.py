"""The readings of the forms of a time: the period that a match means, or none where the article's day is missing."""

from calendar import monthrange
from datetime import date, timedelta
from re import Match

from pipeline.extract.values.calendars import MONTHS, SEASONS, STEPS, WEEKDAYS
from pipeline.extract.values.context import Context
from pipeline.extract.values.numbers import cardinal, tokens
from pipeline.extract.values.periods import Period, day, month, part, shifted, weekday, whole, year

_PARTS = {"early": "early", "mid": "mid", "late": "late", "start": "early", "beginning": "early", "middle": "mid"}


def today(_: Match[str], context: Context) -> Period | None:
    """The article's day."""
    return day(context.date) if context.date else None


def days_off(found: Match[str], context: Context) -> Period | None:
    """Yesterday, tomorrow and the days beyond them."""
    steps = {"yesterday": -1, "last night": -1, "tomorrow": 1, "overnight": 0}
    word = next(word for word in steps if word in found[0])
    off = steps[word] * (2 if found[0].startswith("the day") else 1)
    return day(context.date + timedelta(days=off)) if context.date else None


def day_of_month(found: Match[str], context: Context) -> Period | None:
    """A day with its month; without a year the nearest, or the coming one of an event ahead."""
    number, in_month = MONTHS[found["month"]], int(found["day"])
    if found["year"]:
        return day(date(int(found["year"]), number, in_month))
    if context.date is None:
        return None
    return day(_nearest(number, in_month, context.date, context.future))


def _nearest(number: int, in_month: int, today: date, future: bool) -> date:
    """The day of that month that is nearest to today, or the next one; ValueError where no year has it."""
    near = [date(year_, number, in_month) for year_ in _years_with(number, in_month, today)]
    ahead = [value for value in near if value >= today]
    return min(ahead if future and ahead else near, key=lambda value: abs(value - today))


def _years_with(number: int, in_month: int, today: date) -> list[int]:
    return [year_ for year_ in range(today.year - 4, today.year + 5) if in_month <= monthrange(year_, number)[1]]


def iso_date(found: Match[str], _: Context) -> Period | None:
    """A date as ISO 8601 writes it."""
    return day(date.fromisoformat(found[0]))


def month_of_year(found: Match[str], context: Context) -> Period | None:
    """A month or its third; without a year the last, or the coming one of an event ahead."""
    number = MONTHS[found["month"]]
    if found["year"]:
        return _third(month(int(found["year"]), number), found["part"])
    if context.date is None:
        return None
    later = number > context.date.month
    off = (0 if number >= context.date.month else 1) if context.future else (-1 if later else 0)
    return _third(month(context.date.year + off, number), found["part"])


def month_near(found: Match[str], context: Context) -> Period | None:
    """ "last March" is the one before this month, "next April" the one after it."""
    if context.date is None:
        return None
    number, today = MONTHS[found["month"]], context.date
    if STEPS[found["which"]] == 0:
        return month(today.year, number)
    back = STEPS[found["which"]] < 0
    off = (0 if number < today.month else -1) if back else (0 if number > today.month else 1)
    return month(today.year + off, number)


def month_of_last_year(found: Match[str], context: Context) -> Period | None:
    """ "February last year"."""
    if context.date is None:
        return None
    return _third(month(context.date.year + STEPS[found["which"]], MONTHS[found["month"]]), found["part"])


def year_told(found: Match[str], _: Context) -> Period | None:
    """A year or its third."""
    return _third(year(int(found["year"])), found["part"])


def share_of_year(found: Match[str], context: Context) -> Period | None:
    """ "the second half of 2019", "the first quarter"."""
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}[found["which"]]
    months = 6 if found["share"] == "half" else 3
    if found["year"] is None and context.date is None:
        return None
    in_year = int(found["year"]) if found["year"] else (context.date or date.min).year
    start = number * months + 1 if found["which"] != "last" else 13 - months
    return Period(month(in_year, start).start, month(in_year, start + months - 1).end) if start <= 12 else None


def decade(found: Match[str], _: Context) -> Period | None:
    """The 1990s, or their third."""
    return _third(whole("decade", date(int(found["decade"]), 1, 1)), found["part"])


def weekday_near(found: Match[str], context: Context) -> Period | None:
    """The last weekday up to the article's day, or the coming one of an event ahead."""
    if context.date is None:
        return None
    which = found["which"]
    if which in {"last", "next"}:
        return day(weekday(context.date, WEEKDAYS[found["weekday"]], which))
    if which == "this":
        return day(whole("week", context.date).start + timedelta(days=WEEKDAYS[found["weekday"]]))
    coming = (context.future and which is None) or which == "coming"
    return day(weekday(context.date, WEEKDAYS[found["weekday"]], "coming" if coming else "past"))


def unit_near(found: Match[str], context: Context) -> Period | None:
    """ "last week", "next year", "late last month"."""
    if context.date is None:
        return None
    return _third(whole(found["unit"], context.date, STEPS[found["which"]]), found["part"])


def within_unit(found: Match[str], context: Context) -> Period | None:
    """ "earlier this year" ends, "later this month" starts on the article's day."""
    if context.date is None:
        return None
    unit = whole(found["unit"], context.date)
    return Period(unit.start, context.date) if found["when"] == "earlier" else Period(context.date, unit.end)


def weekend(found: Match[str], context: Context) -> Period | None:
    """Saturday and Sunday."""
    if context.date is None:
        return None
    saturday = weekday(context.date, 5, "coming" if found["which"] in {"this", "next", "coming"} else "past")
    if found["which"] == "next" and (saturday - context.date).days < 2:
        saturday += timedelta(days=7)
    if found["which"] == "last" and (context.date - saturday).days < 2:
        saturday -= timedelta(days=7)
    return Period(saturday, saturday + timedelta(days=1))


def season(found: Match[str], context: Context) -> Period | None:
    """Three months; the last season that has begun, or the next one of an event ahead."""
    if found["year"] or context.date is None:
        return _season_of(found["season"], int(found["year"])) if found["year"] else None
    near = [_season_of(found["season"], context.date.year + off) for off in (-2, -1, 0, 1)]
    step = STEPS[found["which"]] if found["which"] else int(context.future) or -1
    if step > 0:
        return next(season for season in near if season.start > context.date)
    if step == 0:
        return next(season for season in near if season.end >= context.date)
    begun = [season for season in near if season.start <= context.date]
    return begun[-2] if found["which"] and begun[-1].end >= context.date else begun[-1]


def _season_of(name: str, in_year: int) -> Period:
    first, last = SEASONS[name]
    return Period(month(in_year, first).start, month(in_year + (last < first), last).end)


def ago(found: Match[str], context: Context) -> Period | None:
    """ "two days ago", "a week earlier": as exact as its unit."""
    number = _count(found["number"])
    if number is None or context.date is None:
        return None
    return _coarse(shifted(context.date, -number, found["unit"]), found["unit"])


def day_before(_: Match[str], context: Context) -> Period | None:
    """The day before the article's."""
    return day(context.date - timedelta(days=1)) if context.date else None


def hence(found: Match[str], context: Context) -> Period | None:
    """ "in two weeks"."""
    number = _count(found["number"])
    if number is None or context.date is None:
        return None
    return _coarse(shifted(context.date, number, found["unit"]), found["unit"])


def stretch(found: Match[str], context: Context) -> Period | None:
    """ "the past three weeks" ends, "the next six months" and "within 14 months" start on the article's day."""
    number = _count(found["number"] or "one")
    if number is None or context.date is None:
        return None
    if found["which"] in {"last", "past", "previous"}:
        return Period(shifted(context.date, -number, found["unit"]), context.date)
    return Period(context.date, shifted(context.date, number, found["unit"]))


def end_of_unit(found: Match[str], context: Context) -> Period | None:
    """The last or first day of a week, month or year."""
    if context.date is None:
        return None
    steps = STEPS.get(found["which"] or "this", 0)
    unit = whole(found["unit"], context.date, steps)
    return day(unit.end) if found["edge"] == "end" else day(unit.start)


def _coarse(value: date, unit: str) -> Period:
    return whole(unit, value) if unit in {"month", "year", "decade", "quarter"} else day(value)


def _count(words: str) -> int | None:
    if "couple" in words:
        return 2
    if words in {"a", "an"}:
        return 1
    value = cardinal(tokens(words))
    return None if value is None else int(value)


def _third(period: Period, words: str | None) -> Period:
    if words is None:
        return period
    which = next((part_ for word, part_ in _PARTS.items() if word in words), "late")
    return part(period, which)
