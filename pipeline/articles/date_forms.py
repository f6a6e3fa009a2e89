"""Dates of metadata in forms that running text does not have: rewritten as forms that every reader of dates knows."""

import re

_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_C_TIME = re.compile(
    rf"[a-z]{{3}},? {_MONTH} {{1,2}}(?P<day>\d\d?) (?P<time>\d\d?:\d\d(?::\d\d)?)(?P<zone> [a-z]{{1,4}}| [+-]\d{{4}})?"
    r" (?P<year>\d{4})",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b(?P<day>\d\d?)[ -]{_MONTH}[ -](?P<year>\d\d(?:\d\d)?)(?=,? \d\d?[:.]|$)", re.IGNORECASE)
_POINTS = re.compile(r"^(\d\d?)\.(\d\d?)\.((?:19|20)\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"^(\d{4})\.(\d\d?)\.(\d\d?)(?!\d)")
_FIGURES = re.compile(r"^(?P<one>\d\d?)(?P<mark>[/-])(?P<other>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)")
_IN_WORDS = re.compile(r"(?<!\d)(\d\d?)\.? (?:de )?([^\W\d_]{3,12})\.? (?:de )?((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_LANGUAGES = "fr de es it pt nl pl ru uk sv da nb fi tr cs ro hu el id".split()
_WHOLE = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True}


def rewritten(text: str) -> str:
    """The text with its date in a common form: of C's ctime, of RFC 822, of databases, of other languages' months."""
    line = " ".join(text.split())
    if found := _C_TIME.search(line):
        return f"{found['day']} {found['month']} {found['year']} {found['time']}{found['zone'] or ''}"
    if found := _NAMED.search(line):
        date = f"{found['day']} {found['month']} {_full(found['year'])}"
        return line[: found.start()] + date + line[found.end() :]
    line = _POINTS.sub(_day_first, _YEAR_FIRST.sub(r"\1-\2-\3", line))
    found = _IN_WORDS.search(line)
    return _translated(line, found) if found else line


def in_order(text: str, day_first: bool) -> str | None:
    """A date in figures, day and month in the order given; after dashes the day is always first."""
    found = _FIGURES.match(text.strip())
    if found is None:
        return None
    first = day_first or found["mark"] != "/"
    day, month = (found["one"], found["other"]) if first else (found["other"], found["one"])
    return f"{found['year']}-{int(month):02}-{int(day):02}{text.strip()[found.end() :]}"


def _day_first(found: re.Match[str]) -> str:
    """Figures with points between them, which name the day first wherever they are written so."""
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"


def _translated(line: str, found: re.Match[str]) -> str:
    """The line with a date of another language in figures; as it is where no language has such a month."""
    import dateparser  # noqa: PLC0415 # few dates need it

    plain = re.sub(r"[^\w ]|\bde\b", " ", found[0])
    day = dateparser.parse(plain, languages=_LANGUAGES, settings=_WHOLE)
    return f"{line[: found.start()]}{day.date().isoformat()}{line[found.end() :]}" if day else line


def _full(year: str) -> str:
    """A year of two figures as RFC 2822 reads it."""
    return year if len(year) == 4 else f"{20 if year < '50' else 19}{year}"
