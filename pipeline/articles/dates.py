"""Dates as they are written in metadata, date lines and addresses, to ISO 8601; what is ambiguous is no date."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from pipeline.articles.date_forms import rewritten

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_ZONES = {"utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
          "pdt": -7, "cet": 1, "cest": 2, "msk": 3}  # fmt: skip
"""Hours from UTC of the zone names that are used without doubt; "et" and "bst" are not."""
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{0,6})\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        rf"(?<!\d){_YEAR}/(?P<month>[01]?\d)/(?P<day>[0-3]?\d)(?!\d)",
        rf"\b{_MONTH}\s{{0,3}}{_DAY},?\s{{1,3}}{_YEAR}\b",
        rf"(?<!\d){_DAY}\s{{0,3}}(?:of\s)?{_MONTH},?\s{{0,3}}{_YEAR}\b",
        rf"(?<!\d){_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?=$|T\d|\d{{6}}$|\D)",
        rf"(?<!\d)(?P<first>[0-3]?\d)[./](?P<second>[0-3]?\d)[./]{_YEAR}(?!\d)",
    )
)
_TIME = re.compile(
    r"^(?:T|,?\s{0,3}(?:at|[-–|])?\s{0,3})(?P<hour>[012]?\d)[:.]?(?P<minute>[0-5]\d)"
    r"(?::?(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    rf"(?:\s{{0,2}}(?P<zone>[+-]\d\d:?\d\d|\(?(?:{'|'.join(_ZONES)}|et|bst)\b\)?))?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_EARLIEST = 1600000000 - 20 * 31557600


class Found(NamedTuple):
    """A date in a text: its day, its ISO 8601 value (with the time where one follows), and where it stands."""

    day: date
    iso8601: str
    start: int
    end: int


def find(text: str) -> Found | None:
    """The first date of a short text, in whichever form comes first."""
    matches = (match for form in _FORMS if (match := form.search(text)))
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        day = _day(match)
        if day is not None:
            return _with_time(text, day, match)
    return None


def parse(text: str) -> str | None:
    """ISO 8601 of a metadata value: any form that find or rewritten knows, or seconds or milliseconds since 1970."""
    if _EPOCH.fullmatch(text.strip()):
        return _epoch(text.strip())
    found = find(text[:100]) or find(rewritten(text[:100]))
    return found.iso8601 if found else None


def _epoch(digits: str) -> str | None:
    seconds = int(digits[:10])
    if seconds < _EARLIEST:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if "first" in parts:
        day, month = _unambiguous(int(parts["first"]), int(parts["second"]))
    else:
        day, month = int(parts["day"]), _month(parts["month"])
    try:
        return date(int(parts["year"]), month, day)
    except ValueError:
        return None


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return 1 + next(number for number, name in enumerate(MONTHS) if name.startswith(written.lower()))


def _unambiguous(first: int, second: int) -> tuple[int, int]:
    """Day and month of 13/6 and 6/13; zeros, which are no date, where either could be meant."""
    if first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else (0, 0)


def _with_time(text: str, day: date, match: re.Match[str]) -> Found:
    clock = _TIME.match(text[match.end() : match.end() + 40])
    moment = _clock(clock) if clock else None
    if clock is None or moment is None:
        return Found(day, day.isoformat(), match.start(), match.end())
    return Found(day, datetime.combine(day, moment).isoformat(), match.start(), match.end() + clock.end())


def _clock(match: re.Match[str]) -> time | None:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    if hour > 23:
        return None
    return time(hour, int(match["minute"]), int(match["second"] or 0), tzinfo=_zone(match["zone"]))


def _zone(written: str | None) -> timezone | None:
    name = (written or "").strip("()").lower()
    if name[:1] in ("+", "-"):
        minutes = int(name[1:3]) * 60 + int(name[-2:])
        offset = timedelta(minutes=minutes if name[0] == "+" else -minutes)
        return timezone(offset) if abs(offset) < timedelta(hours=15) else None
    return timezone(timedelta(hours=_ZONES[name])) if name in _ZONES else None
