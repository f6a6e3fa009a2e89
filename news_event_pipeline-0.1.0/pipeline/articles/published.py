"""When an article was published, and how that is known."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from pipeline.articles import dates
from pipeline.articles.layout import Line
from pipeline.model import Fact

_IN_URL = re.compile(
    r"(?<=[/=_-])(?:19|20)\d\d([/-])[01]?\d\1[0-3]?\d(?=[/_?#-]|$)|(?<=[/=_-])20[0-4]\d[01]\d[0-3]\d(?=\D|$)"
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/([a-z]{3})/(\d\d)/")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(day.capitalize() for day in dates.WEEKDAYS)})\b")
_OLD_PICTURE = re.compile(r"\bfile\b", re.IGNORECASE)


def in_metadata(written: str | None) -> Fact | None:
    """The date that came beside the text."""
    value = dates.parse(written) if written else None
    return Fact(value=value, evidence=written or "", how="metadata") if value else None


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
