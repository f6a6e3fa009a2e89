"""The forms of a time: one pattern and one reading each; all patterns are bounded and match whole phrases."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from pipeline.extract.values.calendars import MONTHS, SEASONS, STEPS, WEEKDAYS
from pipeline.extract.values.context import Context
from pipeline.extract.values.numbers import cardinal, tokens
from pipeline.extract.values.periods import Period, day, month, part, shifted, weekday, whole, year

Reading = Callable[[Match[str], Context], Period | None]

_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_PART = r"(?P<part>early|mid|late|the start of|the beginning of|the middle of|the end of|end of)"
_HOUR = r"(?: (?:early |late )?(?:at )?(?:morning|afternoon|evening|night|noon|midday|midnight|local time))?"
_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)s?"
_NUMBER = r"(?P<number>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|\
twenty|thirty|forty|fifty|sixty|ninety|(?:a )?couple of|couple|half a dozen)"
_PARTS = {"early": "early", "mid": "mid", "late": "late", "start": "early", "beginning": "early", "middle": "mid"}


def _today(_: Match[str], context: Context) -> Period | None:
    return day(context.date) if context.date else None


def _days_off(found: Match[str], context: Context) -> Period | None:
    steps = {"yesterday": -1, "last night": -1, "tomorrow": 1, "overnight": 0}
    word = next(word for word in steps if word in found[0])
    off = steps[word] * (2 if found[0].startswith("the day") else 1)
    return day(context.date + timedelta(days=off)) if context.date else None


def _date(found: Match[str], context: Context) -> Period | None:
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


def _iso_date(found: Match[str], _: Context) -> Period | None:
    return day(date.fromisoformat(found[0]))


def _month(found: Match[str], context: Context) -> Period | None:
    number = MONTHS[found["month"]]
    if found["year"]:
        return _third(month(int(found["year"]), number), found["part"])
    if context.date is None:
        return None
    later = number > context.date.month
    off = (0 if number >= context.date.month else 1) if context.future else (-1 if later else 0)
    return _third(month(context.date.year + off, number), found["part"])


def _month_of(found: Match[str], context: Context) -> Period | None:
    """ "last March" is the one before this month, "next April" the one after it."""
    if context.date is None:
        return None
    number, today = MONTHS[found["month"]], context.date
    if STEPS[found["which"]] == 0:
        return month(today.year, number)
    back = STEPS[found["which"]] < 0
    off = (0 if number < today.month else -1) if back else (0 if number > today.month else 1)
    return month(today.year + off, number)


def _year(found: Match[str], _: Context) -> Period | None:
    return _third(year(int(found["year"])), found["part"])


def _share_of_year(found: Match[str], context: Context) -> Period | None:
    """ "the second half of 2019", "the first quarter"."""
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}[found["which"]]
    months = 6 if found["share"] == "half" else 3
    if found["year"] is None and context.date is None:
        return None
    in_year = int(found["year"]) if found["year"] else (context.date or date.min).year
    start = number * months + 1 if found["which"] != "last" else 13 - months
    return Period(month(in_year, start).start, month(in_year, start + months - 1).end) if start <= 12 else None


def _decade(found: Match[str], _: Context) -> Period | None:
    return _third(whole("decade", date(int(found["decade"]), 1, 1)), found["part"])


def _weekday(found: Match[str], context: Context) -> Period | None:
    if context.date is None:
        return None
    which = found["which"]
    if which in {"last", "next"}:
        return day(weekday(context.date, WEEKDAYS[found["weekday"]], which))
    if which == "this":
        return day(whole("week", context.date).start + timedelta(days=WEEKDAYS[found["weekday"]]))
    coming = (context.future and which is None) or which == "coming"
    return day(weekday(context.date, WEEKDAYS[found["weekday"]], "coming" if coming else "past"))


def _unit(found: Match[str], context: Context) -> Period | None:
    """ "last week", "next year", "late last month"."""
    if context.date is None:
        return None
    return _third(whole(found["unit"], context.date, STEPS[found["which"]]), found["part"])


def _within_unit(found: Match[str], context: Context) -> Period | None:
    """ "earlier this year" ends, "later this month" starts on the article's day."""
    if context.date is None:
        return None
    unit = whole(found["unit"], context.date)
    return Period(unit.start, context.date) if found["when"] == "earlier" else Period(context.date, unit.end)


def _weekend(found: Match[str], context: Context) -> Period | None:
    if context.date is None:
        return None
    saturday = weekday(context.date, 5, "coming" if found["which"] in {"this", "next", "coming"} else "past")
    if found["which"] == "next" and (saturday - context.date).days < 2:
        saturday += timedelta(days=7)
    if found["which"] == "last" and (context.date - saturday).days < 2:
        saturday -= timedelta(days=7)
    return Period(saturday, saturday + timedelta(days=1))


def _season(found: Match[str], context: Context) -> Period | None:
    if found["year"] is None and context.date is None:
        return None
    first, last = SEASONS[found["season"]]
    in_year = int(found["year"]) if found["year"] else (context.date or date.min).year
    if found["which"] and STEPS[found["which"]]:
        passed = context.date is not None and context.date.month > max(first, last) % 12
        in_year += STEPS[found["which"]] if not (STEPS[found["which"]] < 0 and passed) else 0
    return Period(month(in_year, first).start, month(in_year + (last < first), last).end)


def _ago(found: Match[str], context: Context) -> Period | None:
    """ "two days ago", "a week earlier": as exact as its unit."""
    number = _count(found["number"])
    if number is None or context.date is None:
        return None
    return _coarse(shifted(context.date, -number, found["unit"]), found["unit"])


def _day_before(_: Match[str], context: Context) -> Period | None:
    return day(context.date - timedelta(days=1)) if context.date else None


def _hence(found: Match[str], context: Context) -> Period | None:
    """ "in two weeks"."""
    number = _count(found["number"])
    if number is None or context.date is None:
        return None
    return _coarse(shifted(context.date, number, found["unit"]), found["unit"])


def _stretch(found: Match[str], context: Context) -> Period | None:
    """ "the past three weeks" ends, "the next six months" and "within 14 months" start on the article's day."""
    number = _count(found["number"] or "one")
    if number is None or context.date is None:
        return None
    if found["which"] in {"last", "past", "previous"}:
        return Period(shifted(context.date, -number, found["unit"]), context.date)
    return Period(context.date, shifted(context.date, number, found["unit"]))


def _end_of_unit(found: Match[str], context: Context) -> Period | None:
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


_FORMS: tuple[tuple[str, Reading], ...] = (
    (rf"now|right now|today|tonight|currently|presently|at present|at the moment|this{_HOUR.rstrip('?')}", _today),
    (
        rf"(?:late |early )?(?:yesterday|tomorrow){_HOUR}|last night|the day (?:before yesterday|after tomorrow)",
        _days_off,
    ),
    (r"\d{4}-\d\d-\d\d", _iso_date),
    (rf"(?:{_WEEKDAY} )?(?:the )?{_MONTH} {_DAY}(?: {_YEAR})?", _date),
    (rf"(?:{_WEEKDAY} )?(?:the )?{_DAY} (?:of )?{_MONTH}(?: {_YEAR})?", _date),
    (rf"(?:{_PART}[ -])?{_MONTH}(?: of)?(?: {_YEAR})?", _month),
    (rf"(?P<which>last|this|next|this past) {_MONTH}", _month_of),
    (rf"(?:{_PART}[ -])?(?:the year )?{_YEAR}", _year),
    (
        rf"(?:the )?(?P<which>first|second|third|fourth|last) (?P<share>half|quarter)"
        rf"(?: of (?:the year|this year|{_YEAR}))?",
        _share_of_year,
    ),
    (rf"(?:{_PART}[ -])?(?:the )?(?P<decade>(?:1[5-9]|20)\d0)s", _decade),
    (
        rf"(?:early |late )?(?:(?P<which>last|this|next|this past|this coming|the previous|the past|coming) )?"
        rf"(?:early |late )?{_WEEKDAY}{_HOUR}",
        _weekday,
    ),
    (
        rf"(?:{_PART}[ -])?(?:the )?(?P<which>last|this|next|previous|coming|current|upcoming) "
        r"(?P<unit>week|month|quarter|year|decade)",
        _unit,
    ),
    (r"(?P<when>earlier|later) (?:in )?(?:this|the) (?P<unit>week|month|quarter|year|decade)", _within_unit),
    (r"(?:(?:the )?(?P<which>last|this|next|past|this past|coming|previous) |the )?weekend", _weekend),
    (
        rf"(?:(?:the )?(?P<which>last|this|next|previous|coming) |the )?(?P<season>{'|'.join(SEASONS)})"
        rf"(?: (?:of )?{_YEAR})?",
        _season,
    ),
    (rf"(?:about |some |nearly |almost |roughly )?{_NUMBER} {_UNIT} (?:ago|earlier|before|previously)", _ago),
    (r"(?:the day before|the previous day)", _day_before),
    (rf"in (?:about |some |just |as little as )?{_NUMBER} {_UNIT}(?: time|' time|'s time)?", _hence),
    (rf"{_NUMBER} {_UNIT} from now", _hence),
    (
        rf"(?:(?:in|over|for|during|within) )?(?:the )?(?P<which>last|past|previous|next|coming) (?:{_NUMBER} )?"
        rf"{_UNIT}",
        _stretch,
    ),
    (rf"(?P<which>within) {_NUMBER} {_UNIT}", _stretch),
    (
        r"(?:the )?(?P<edge>end|start|beginning) of (?:the |this )?(?:(?P<which>last|next|coming|current) )?"
        r"(?P<unit>week|month|quarter|year|decade)",
        _end_of_unit,
    ),
)
FORMS = tuple((re.compile(pattern), read) for pattern, read in _FORMS)
"""In the order in which they are tried."""
