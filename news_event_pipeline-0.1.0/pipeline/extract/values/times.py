"""When: dates and vaguer times, against the article's day.

A phrase is taken apart from its front: words that leave the time as it is ("on", "as of"), then "since" and
"until", then ranges, then one of the forms of `forms`. Anything else is left without a value.
"""

import re
from datetime import date

from pipeline.extract.values.context import Context
from pipeline.extract.values.forms import FORMS
from pipeline.extract.values.periods import Period, shifted
from pipeline.extract.values.words import plain
from pipeline.model import Time

LONGEST = 80
"""Longer phrases are clauses."""
NEUTRAL = (
    "on", "in", "at", "by", "during", "over", "as of", "as recently as", "as early as", "as late as", "as soon as",
    "starting", "starting on", "starting in", "beginning", "beginning in", "beginning on", "effective", "around",
    "about", "sometime", "some time", "just", "only", "back in", "back on", "earlier on", "earlier in", "later on",
    "later in", "earlier", "later", "early on", "late on", "again on", "again in", "of", "dated", "throughout", "from",
)  # fmt: skip
_NEUTRAL = re.compile(rf"(?:{'|'.join(sorted(NEUTRAL, key=len, reverse=True))}) ")
_RANGE = re.compile(r"(?:from |between )?(.{3,30}?) ?(?: to | through | and | until |-) ?(.{1,30})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9}) \d{1,2}")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[t ]\d\d:.{0,30})?")


def time(text: str, context: Context) -> Time | None:
    """The date, month, year or interval; none where it is relative and the article's day is not known."""
    if len(text) > LONGEST:
        return None
    try:
        period = _phrase(_line(text), context)
    except (ValueError, OverflowError):  # 31 June, the year 0
        return None
    return Time(iso8601=period.iso8601()) if period else None


def _line(text: str) -> str:
    line = plain(text).lower().replace("–", "-").replace("—", "-")
    return " ".join(re.sub(r"[.,]", " ", line).split())


def _phrase(line: str, context: Context) -> Period | None:
    iso = _ISO.fullmatch(line)
    if iso:
        return _form(iso[1], context)
    return _form(line, context) or _open(line, context) or _range(line, context) or _after_neutral(line, context)


def _after_neutral(line: str, context: Context) -> Period | None:
    neutral = _NEUTRAL.match(line)
    return _phrase(line[neutral.end() :], context) if neutral else None


def _form(line: str, context: Context) -> Period | None:
    for pattern, read in FORMS:
        found = pattern.fullmatch(line)
        if found:
            return read(found, context)
    return None


def _open(line: str, context: Context) -> Period | None:
    """ "since March" runs to the article's day, "until 2017" from it."""
    first, _, rest = line.partition(" ")
    if first not in {"since", "until", "till", "through"} or not rest or context.date is None:
        return None
    limit = _phrase(rest, context)
    if limit is None:
        return None
    if first == "since":
        passed = limit.start <= context.date or bool(re.search(r"\d{4}", rest))
        return _between(limit.start if passed else shifted(limit.start, -1, "year"), context.date)
    return _between(context.date, limit.end)


def _between(start: date, end: date) -> Period | None:
    return Period(start, end) if start <= end else None


def _range(line: str, context: Context) -> Period | None:
    """ "June 3-5", "from Monday to Wednesday", "between 2014 and 2016"."""
    found = _RANGE.fullmatch(line)
    if found is None:
        return None
    first, last = found.groups()
    month = _MONTH_FIRST.fullmatch(first)
    if month and last.isdecimal() and len(last) <= 2:
        last = f"{month[1]} {last}"
    first = _with_year_of(last, first)
    start, end = _phrase(first, context), _phrase(last, context)
    return Period(start.start, end.end) if start and end and start.start <= end.end else None


def _with_year_of(last: str, first: str) -> str:
    year = re.search(r" (\d{4})$", last)
    bare = re.fullmatch(r"[a-z]{3,9}(?: \d{1,2})?", first)
    return f"{first} {year[1]}" if year and bare else first
