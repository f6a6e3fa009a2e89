"""Names in bylines: from "By JOHN SMITH and Jane Doe, Associated Press" to the people and the outlets."""

import re
from typing import NamedTuple

from pipeline.articles import outlets

_PARTICLE = r"(?:de|la|van|von|der|den|al|el|bin|ibn|da|dos|di|du|le|ten|ter|af)"
PERSON = re.compile(
    rf"[A-Z][\w.'’-]{{0,24}}(?: (?:[A-Z][\w.'’-]{{0,24}}|{_PARTICLE})){{0,4}}(?:,? (?:Jr|Sr|II|III|IV)\.?)?"
)
_BY = re.compile(r"\W{0,4}\b(?:by|written by|posted by|story by|reported by|authors?|byline)\b\s{0,2}:?\s{1,3}", re.I)
_LINK = re.compile(r"\[([^\[\]\n]{1,100})\]\([^()\s]{0,200}\)")
_CUT = re.compile(
    r"\s{0,3}(?:[|•·/;(<]|\s[-–—]\s|\s(?:for|of|in|at|with|from|on|special to)\s|https?:|@).{0,200}$", re.I
)
_SEPARATOR = re.compile(r"\s{0,2},\s{0,2}(?:and\s)?|\s{1,3}(?:and|&|y|et|und)\s{1,3}", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:staff|writers?|reporters?|correspondents?|editors?|contributors?|bureau|chief|columnist|producer|desk|team"
    r"|newsroom|admin|press writer|guest|senior|associate|analyst|opinion|author|reporting|online)\b",
    re.IGNORECASE,
)
_ROLE_AFTER = re.compile(r"(?:'s)? (?:staff|reporters?|writers?|correspondents?|newsroom)$", re.IGNORECASE)


class Names(NamedTuple):
    """Who a byline names: the authors as written, and the outlets or agencies among or beside them."""

    authors: tuple[str, ...]
    outlets: tuple[outlets.Outlet, ...]


def byline(text: str) -> Names | None:
    """The names of a line that begins with "By" or its like; nothing where it is a sentence or names nobody."""
    start = _BY.match(text)
    if start is None or len(text) > 200 or (text.endswith(".") and len(text.split()) > 9):
        return None
    found = names(text[start.end() :])
    return found if found.authors else None


def names(text: str) -> Names:
    """The people and outlets of a list of names; reading stops at the first part that is neither."""
    plain = _CUT.sub("", _LINK.sub(r"\1", text[:400]).replace("*", "").strip(" .,_"))
    people: list[str] = []
    known: list[outlets.Outlet] = []
    for part in _SEPARATOR.split(plain):
        outlet = outlets.named(_ROLE_AFTER.sub("", part))
        if outlet is not None:
            known.append(outlet)
        elif PERSON.fullmatch(part) and not _ROLE.search(part):
            people.append(part)
        elif not _ROLE.search(part):
            break
    return Names(tuple(people) or tuple(outlet.name for outlet in known[:1]), tuple(known))


def first_names(written: tuple[str, ...]) -> Names:
    """The authors of metadata, cleaned: "By", roles, addresses and repeated names go, "A and B" are two."""
    found = [names(_BY.sub("", name, count=1)) for name in written if not name.startswith(("http", "@", "www."))]
    authors = dict.fromkeys(author for item in found for author in item.authors)
    known = dict.fromkeys(outlet for item in found for outlet in item.outlets)
    return Names(tuple(authors), tuple(known))
