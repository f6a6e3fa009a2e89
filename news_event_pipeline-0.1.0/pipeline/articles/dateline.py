"""Datelines: "MOSCOW, June 4 (Reuters) -", "WASHINGTON —", "(CNN)" before an article's first words."""

import re
from typing import NamedTuple

from pipeline.articles import dates, outlets
from pipeline.articles.layout import Line
from pipeline.model import Fact, Mask

_WORD = r"[A-Z][\w.'’-]{1,20}"
_DAY = r"(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)"
_DASH = r"\s{0,2}(?:-{1,3}|–|—|:)(?=\s|[A-Z“\"])\s{0,2}"
_AGENCY = rf"\s{{0,2}}[(/](?P<agency>[A-Z][\w .&-]{{1,30}})[)/]\.?(?:{_DASH}|\s{{1,2}}(?=[A-Z“\"']))"
_WITH_AGENCY = re.compile(
    rf"(?:(?P<place>{_WORD}(?:[ /]{_WORD}){{0,3}}(?:, {_WORD}(?: {_WORD})?)?)(?:[,.] {{1,2}}{_DAY}\.?)?)?{_AGENCY}"
)
_CAPITALS = re.compile(
    rf"(?P<place>[A-Z][A-Z.'’-]{{2,20}}(?:[ /][A-Z][A-Z.'’-]{{0,20}}){{0,3}}(?:, {_WORD}(?: {_WORD})?)?)"
    rf"(?:[,.] {{1,2}}{_DAY}\.?)?\s{{0,2}}(?:--|—|–|-)\s{{1,2}}(?=[A-Z“\"'‘])"
)
_NO_PLACE = frozenset(
    "FILE FILES EXCLUSIVE BREAKING UPDATE UPDATED ANALYSIS OPINION WATCH VIDEO PHOTO PHOTOS LIVE CORRECTED"
    " CORRECTION REPORT EDITORIAL NEWS CLOSE WRAPUP FACTBOX TIMELINE INTERVIEW FEATURE EXPLAINER POLL MORE"
    " NOTE SPECIAL COLUMN PREVIEW REVIEW RELATED READ ADVERTISEMENT STORY DEVELOPING URGENT ALERT CAPTION"
    " PICTURE COMMENT OBITUARY".split()
)


class Dateline(NamedTuple):
    """What a dateline tells, and the mask over it."""

    place: Fact | None
    credited: Fact | None
    published: Fact | None
    mask: Mask


def dateline(line: Line) -> Dateline | None:
    """The dateline at the start of a line, or nothing."""
    match = _with_agency(line.text) or _in_capitals(line.text)
    if match is None:
        return None
    agency = outlets.named(match.groupdict().get("agency") or "")
    day = dates.find(match["day"] or "")
    return Dateline(
        place=line.fact(match["place"], "dateline", match) if match["place"] else None,
        credited=line.fact(agency.name, "dateline", match) if agency else None,
        published=line.fact(day.iso8601, "dateline", match) if day else None,
        mask=Mask(start=line.start, end=line.start + match.end(), reason="dateline"),
    )


def _with_agency(text: str) -> re.Match[str] | None:
    match = _WITH_AGENCY.match(text)
    return match if match and outlets.named(match["agency"]) else None


def _in_capitals(text: str) -> re.Match[str] | None:
    match = _CAPITALS.match(text)
    if match is None or _NO_PLACE.intersection(re.split(r"[^A-Z]+", match["place"])):
        return None
    return None if outlets.named(match["place"]) else match
