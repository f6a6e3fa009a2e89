"""The forms of a time: one pattern and one reading each; all patterns are bounded and match whole phrases."""

import re
from collections.abc import Callable
from re import Match

from pipeline.extract.values import readings
from pipeline.extract.values.calendars import MONTHS, SEASONS, WEEKDAYS
from pipeline.extract.values.context import Context
from pipeline.extract.values.periods import Period

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

_FORMS: tuple[tuple[str, Reading], ...] = (
    (
        rf"now|right now|today|tonight|currently|presently|at present|at the moment|this{_HOUR.rstrip('?')}",
        readings.today,
    ),
    (
        rf"(?:late |early )?(?:yesterday|tomorrow){_HOUR}|last night|the day (?:before yesterday|after tomorrow)",
        readings.days_off,
    ),
    (r"\d{4}-\d\d-\d\d", readings.iso_date),
    (rf"(?:{_WEEKDAY} )?(?:the )?{_MONTH} {_DAY}(?: {_YEAR})?", readings.day_of_month),
    (rf"(?:{_WEEKDAY} )?(?:the )?{_DAY} (?:of )?{_MONTH}(?: {_YEAR})?", readings.day_of_month),
    (rf"(?:{_PART}[ -])?{_MONTH}(?: of)?(?: {_YEAR})?", readings.month_of_year),
    (rf"(?P<which>last|this|next|this past) {_MONTH}", readings.month_near),
    (rf"(?:{_PART}[ -])?{_MONTH} (?:of )?(?P<which>last|this|next) year", readings.month_of_last_year),
    (rf"(?:{_PART}[ -])?(?:the year )?{_YEAR}", readings.year_told),
    (
        rf"(?:the )?(?P<which>first|second|third|fourth|last) (?P<share>half|quarter)"
        rf"(?: of (?:the year|this year|{_YEAR}))?",
        readings.share_of_year,
    ),
    (rf"(?:{_PART}[ -])?(?:the )?(?P<decade>(?:1[5-9]|20)\d0)s", readings.decade),
    (
        rf"(?:early |late )?(?:(?P<which>last|this|next|this past|this coming|the previous|the past|coming) )?"
        rf"(?:early |late )?{_WEEKDAY}{_HOUR}",
        readings.weekday_near,
    ),
    (
        rf"(?:{_PART}[ -])?(?:the )?(?P<which>last|this|next|previous|coming|current|upcoming) "
        r"(?P<unit>week|month|quarter|year|decade)",
        readings.unit_near,
    ),
    (r"(?P<when>earlier|later) (?:in )?(?:this|the) (?P<unit>week|month|quarter|year|decade)", readings.within_unit),
    (r"(?:(?:the )?(?P<which>last|this|next|past|this past|coming|previous) |the )?weekend", readings.weekend),
    (
        rf"(?:(?:the )?(?P<which>last|this|next|previous|coming) |the )?(?P<season>{'|'.join(SEASONS)})"
        rf"(?: (?:of )?{_YEAR})?",
        readings.season,
    ),
    (rf"(?:about |some |nearly |almost |roughly )?{_NUMBER} {_UNIT} (?:ago|earlier|before|previously)", readings.ago),
    (r"(?:the day before|the previous day)", readings.day_before),
    (rf"in (?:about |some |just |as little as )?{_NUMBER} {_UNIT}(?: time|' time|'s time)?", readings.hence),
    (rf"{_NUMBER} {_UNIT}(?: from now|' time|'s time)", readings.hence),
    (
        rf"(?:(?:in|over|for|during|within) )?(?:the )?(?P<which>last|past|previous|next|coming) (?:{_NUMBER} )?"
        rf"{_UNIT}",
        readings.stretch,
    ),
    (rf"(?P<which>within) {_NUMBER} {_UNIT}", readings.stretch),
    (
        r"(?:the )?(?P<edge>end|start|beginning) of (?:the |this )?(?:(?P<which>last|next|coming|current) )?"
        r"(?P<unit>week|month|quarter|year|decade)",
        readings.end_of_unit,
    ),
)
FORMS = tuple((re.compile(pattern), read) for pattern, read in _FORMS)
"""In the order in which they are tried."""
