"""What stories are wanted, as a query string says it, and what filters can say."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches

from pipeline.errors import UnknownFilter
from pipeline.site.words import STATUSES, TYPES

SORTS = {
    "newest": "last_date DESC NULLS LAST, first_date DESC",
    "sources": "independent_sources DESC, articles DESC",
    "contested": "challenged DESC, happenings DESC",
}
NAMED = "(name = {0} COLLATE NOCASE OR text = {0} COLLATE NOCASE)"
PUBLISHED = "(outlet = {0} COLLATE NOCASE OR source_name = {0} COLLATE NOCASE)"
"""For SQL, with the value's place to be filled in."""
ROLES = {"actor": "role IN ('actor', 'party', 'speaker')", "place": "role IN ('location', 'origin')"}
_CHOICES = 300  # names that a filter offers
_LONGEST = 200  # characters of a filter
_NEAREST = 5  # names that are like one that there is none of
_THERE = {
    **{name: f"FROM roles WHERE {roles} AND {NAMED.format('?1')}" for name, roles in ROLES.items()},
    "outlet": f"FROM articles WHERE {PUBLISHED.format('?1')}",
}
_CLOSED = {"type": tuple(TYPES), "status": STATUSES, "sort": tuple(SORTS)}


@dataclass(frozen=True)
class Filters:
    """What stories are wanted; empty where it does not matter. Type, status, actor and place are of one happening."""

    q: str = ""
    type: str = ""
    status: str = ""
    actor: str = ""
    place: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    sort: str = "newest"


def filters(given: Mapping[str, str]) -> Filters:
    """From a query string; whatever is no filter is ignored, and long values are cut."""
    values = {each.name: given.get(each.name, "").replace("\0", "").strip()[:_LONGEST] for each in fields(Filters)}
    return Filters(**values | {"sort": values["sort"] or "newest"})


def choices(db: sqlite3.Connection) -> dict[str, list[str]]:
    """What filters offer, the most frequent first."""
    named = "SELECT name AS each FROM roles WHERE {} AND name IS NOT NULL"
    queries = {
        "type": "SELECT type AS each FROM entries",
        "status": "SELECT status AS each FROM entries",
        **{name: named.format(roles) for name, roles in ROLES.items()},
        "outlet": "SELECT outlet AS each FROM articles WHERE outlet IS NOT NULL",
    }
    counted = "SELECT each FROM ({}) GROUP BY each ORDER BY count(*) DESC, each LIMIT ?"
    return {
        name: [row["each"] for row in db.execute(counted.format(query), (_CHOICES,))] for name, query in queries.items()
    }


def check(wanted: Filters, offered: Mapping[str, list[str]]) -> None:
    """Raises UnknownFilter for the first filter that nothing could ever pass: no date, a kind that there is none of."""
    for name in ("since", "until"):
        _check_date(name, getattr(wanted, name))
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise UnknownFilter(f"since={wanted.since} is after until={wanted.until}: no day is in between.", "since")
    for name, values in _CLOSED.items():
        given, known = getattr(wanted, name), [*dict.fromkeys((*values, *offered.get(name, ())))]
        if given and given not in known:
            raise UnknownFilter(f"There is no {name} {given!r} here.", name, known)


def nearest(db: sqlite3.Connection, wanted: Filters, offered: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Of each filter by a name that nothing has, those on offer that are most like it, the most alike first."""
    given = {name: getattr(wanted, name) for name in _THERE}
    return {
        name: _alike(value, offered[name]) for name, value in given.items() if value and not _is_there(db, name, value)
    }


def _is_there(db: sqlite3.Connection, name: str, value: str) -> bool:
    (found,) = db.execute(f"SELECT EXISTS (SELECT 1 {_THERE[name]})", (value,)).fetchone()  # no value in it
    return bool(found)


def _alike(value: str, names: Sequence[str]) -> list[str]:
    spelt = {name.casefold(): name for name in reversed(names)}
    return [spelt[each] for each in get_close_matches(value.casefold(), spelt, _NEAREST)]


def _check_date(name: str, value: str) -> None:
    try:
        is_date = not value or date.fromisoformat(value).isoformat() == value
    except ValueError:
        is_date = False
    if not is_date:
        raise UnknownFilter(f"{name}={value} is no date: write year, month and day, such as 2019-06-04.", name)
