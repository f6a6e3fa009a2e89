"""When an article was published, and how that is known."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from pipeline.articles import dates, outlets
from pipeline.articles.date_forms import in_order
from pipeline.articles.layout import Line
from pipeline.model import Fact, Metadata

_IN_URL = re.compile(
    r"(?<=[/=_-])(?:19|20)\d\d([/-])[01]?\d\1[0-3]?\d(?=[/_?#-]|$)|(?<=[/=_-])20[0-4]\d[01]\d[0-3]\d(?=\D|$)"
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d\d)/")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(day.capitalize() for day in dates.WEEKDAYS)})\b")
_NO_COUNTRY = frozenset(["us", "io", "co", "tv", "ai", "me", "ly", "fm", "cc"])
"""Endings of addresses that are American, or that anybody takes."""
_OLD_PICTURE = re.compile(r"\bfile\b", re.IGNORECASE)


def in_metadata(told: Metadata) -> Fact | None:
    """The date that came beside the text; inferred where figures leave open which is the day and which the month."""
    written = told.published or ""
    if value := dates.parse(written):
        return Fact(value=value, evidence=written, how="metadata")
    ordered = in_order(written, _day_first(told.language or "", outlets.domain_of(told.url or "") or ""))
    value = dates.parse(ordered) if ordered else None
    return Fact(value=value, evidence=written, how="inferred") if value else None


def _day_first(language: str, domain: str) -> bool:
    """Whether who writes so names the day before the month: all but Americans, and those of whom nothing is known."""
    name, _, region = language.lower().replace("_", "-").partition("-")
    if region or name not in ("", "en"):
        return region != "us"
    ending = domain.rpartition(".")[2]
    return len(ending) == 2 and ending not in _NO_COUNTRY


def in_url(url: str) -> Fact | None:
    """The day that an address holds: /2019/06/04/, /2019/jun/04/, -2019-06-04, 20190604."""
    match = _IN_URL.search(url)
    month = _URL_MONTH.search(url)
    found = dates.find(match.group()) if match else dates.find(f"{month[3]} {month[2]} {month[1]}") if month else None
    return Fact(value=found.day.isoformat(), evidence=url, how="url") if found else None


def inferred(captions: Iterable[Line], prose: Sequence[Line]) -> Fact | None:
    """The first day, from the latest date of a caption on, that is the weekday which the lead speaks of."""
    found = [(line, day) for line in captions if not _OLD_PICTURE.search(line.text) and (day := dates.find(line.text))]
    weekday = _WEEKDAY.search(prose[0].text) if prose else None
    if not found or weekday is None:
        return None
    line, day = max(found, key=lambda pair: pair[1].day)
    ahead = (dates.WEEKDAYS.index(weekday.group().lower()) - day.day.weekday()) % 7
    value = (day.day + timedelta(days=ahead)).isoformat()
    evidence = f"{line.text[day.start : day.end]}; {weekday.group()}"
    return Fact(value=value, evidence=evidence, how="inferred", start=line.start + day.start, end=line.start + day.end)
