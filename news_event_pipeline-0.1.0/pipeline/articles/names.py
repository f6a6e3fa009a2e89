"""Names in bylines: from "By JOHN SMITH and Jane Doe, Associated Press" to the people and the outlets."""

import re
from typing import NamedTuple

from pipeline.articles import dates, outlets

CAPITAL = "".join(letter for letter in map(chr, range(0x590)) if letter.isupper())
"""The capital letters of the Latin, Greek, Cyrillic and Armenian alphabets, for a class of letters in a pattern."""
_PARTICLE = r"(?:de|la|van|von|der|den|al|el|bin|ibn|da|dos|di|du|le|ten|ter|af)"
PERSON = re.compile(
    rf"[{CAPITAL}][\w.'’-]{{0,24}}(?: (?:[{CAPITAL}][\w.'’-]{{0,24}}|{_PARTICLE})){{0,4}}(?:,? (?:Jr|Sr|II|III|IV)\.?)?"
)
_BY = re.compile(r"\W{0,4}\b(?:by|written by|posted by|story by|reported by|authors?|byline)\b\s{0,2}:?\s{1,3}", re.I)
_BY_ELSEWHERE = re.compile(r"(?:von|par|por|di|door|av|af)\s(?=[^\W\d_]\S{0,40}\s[^\W\d_])", re.IGNORECASE)
"""Before two words at least: "Von Miller" is a name."""
_LINK = re.compile(r"\[([^\[\]\n]{1,100})\]\([^()\s]{0,200}\)")
_CUT = re.compile(
    r"\s{0,3}(?:[|•·/;(<]|\s[-–—]\s|\s(?:for|of|in|at|with|from|on|special to)\s|https?:|@).{0,200}$", re.I
)
_SEPARATOR = re.compile(
    r"\s{0,2},(?!\s?(?:Jr|Sr|II|III|IV)\b)\s{0,2}(?:and\s)?|\s{1,3}(?:and|&|y|et|und)\s{1,3}", re.IGNORECASE
)
_TIMES = frozenset(name.capitalize() for name in (*dates.MONTHS, *dates.WEEKDAYS))
_SURNAME_FIRST = re.compile(rf"[{CAPITAL}][\w'’-]{{1,24}}, [{CAPITAL}][\w.'’-]{{1,24}}")
_ADDRESS = re.compile(r"https?:|www\.|@|\S{1,80}@\S{1,80}$")
_ROLE = re.compile(
    r"\b(?:staff|writers?|reporters?|correspondents?|editors?|contributors?|bureau|chief|columnist|producer|desk|team"
    r"|newsroom|admin|press writer|guest|senior|associate|analyst|opinion|author|reporting|online)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"unknown|anonymous|no author|not available|n/a|none|null|undefined|(?:user|author )?name|text|date"
    r"|updated|published|posted|submitted|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\.?",
    re.IGNORECASE,
)
"""What pages give in the place of a name."""
_ROLE_AFTER = re.compile(r"(?:'s)? (?:staff|reporters?|writers?|correspondents?|newsroom)$", re.IGNORECASE)


MAX_AUTHORS = 50
MAX_NAME = 400
"""Characters of one entry of metadata, which may hold several names."""


class Names(NamedTuple):
    """Who a list of names tells: the authors as written, the outlets or agencies, and what could not be read."""

    authors: tuple[str, ...]
    outlets: tuple[outlets.Outlet, ...]
    unread: str = ""


def byline(text: str) -> Names | None:
    """The names of a line that begins with "By" or its like; nothing where it is a sentence or names nobody."""
    start = _BY.match(text)
    if start is None or len(text) > 200 or (text.endswith(".") and len(text.split()) > 9):
        return None
    found = names(text[start.end() :])
    return found if found.authors and not found.unread and not _TIMES.intersection(found.authors) else None


def names(text: str) -> Names:
    """The people and outlets of a list of names; reading stops at the first part that is neither."""
    plain = _CUT.sub("", _LINK.sub(r"\1", text[:MAX_NAME]).replace("*", "").strip(" .,_"))
    people: list[str] = []
    known: list[tuple[str, outlets.Outlet]] = []
    for part in _SEPARATOR.split(plain):
        written = _ROLE_AFTER.sub("", part)
        outlet, person = outlets.named(written), _person(part)
        if outlet is not None:
            known.append((written, outlet))
        elif person:
            people.append(person)
        elif not _ROLE.search(part):
            return _names(people, known, part)
    return _names(people, known, "")


def _names(people: list[str], known: list[tuple[str, outlets.Outlet]], unread: str) -> Names:
    """Outlets are authors only where there is no person."""
    authors = tuple(people) or tuple(written for written, _ in known[:1])
    return Names(authors, tuple(outlet for _, outlet in known), unread)


def _person(part: str) -> str | None:
    """A name, without the role before or after it."""
    role = _ROLE.search(part)
    if role is None:
        return part if PERSON.fullmatch(part) else None
    around = (part[: role.start()].strip(), _ROLE.sub("", part[role.end() :]).strip())
    return next((name for name in around if " " in name and PERSON.fullmatch(name)), None)


def given_names(written: tuple[str, ...]) -> Names:
    """The authors of metadata, cleaned: "By", roles, addresses and repeated names go, "A and B" are two."""
    found = [_given(name[:MAX_NAME]) for name in written[:MAX_AUTHORS] if not _ADDRESS.match(name)]
    authors = dict.fromkeys(author for item in found for author in item.authors)
    known = dict.fromkeys(outlet for item in found for outlet in item.outlets)
    return Names(tuple(authors), tuple(known))


def _given(name: str) -> Names:
    """One author of metadata, who may have a name of any form, or several in one string."""
    start = _BY.match(name) or _BY_ELSEWHERE.match(name)
    name = name[start.end() :] if start else name
    if _NOBODY.fullmatch(name.strip()):
        return Names((), ())
    parsed = names(name)
    plain = _CUT.sub("", name).strip(" .,")
    if not parsed.outlets and _SURNAME_FIRST.fullmatch(plain):
        return Names((plain,), ())
    if parsed.authors or not plain or _ROLE.fullmatch(plain):
        return parsed
    return Names((plain,), parsed.outlets)
