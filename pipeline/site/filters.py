"""What stories are wanted, as a query string says it, and what filters can say."""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches

from pipeline.characters import readable
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
ROLES = {"actor": "role IN ('actor', 'party', 'speaker', 'claimant')", "place": "role IN ('location', 'origin')"}
VOICED = "name = {0} COLLATE NOCASE"
LABELS = {
    "q": "Search",
    "type": "Kind",
    "status": "Status",
    "actor": "Who",
    "place": "Where",
    "outlet": "Outlet",
    "since": "From",
    "until": "To",
    "sort": "Order",
    "page": "Page",
}
"""What the page calls each parameter."""
_NUMBER = re.compile(r"-?[0-9]+")
_CHOICES = 300  # names that a filter offers
_LONGEST = 200  # characters of a filter
_NEAREST = 5  # names that are like one that there is none of
_THERE = {
    **{name: f"SELECT 1 FROM roles WHERE {roles} AND {NAMED.format('?1')}" for name, roles in ROLES.items()},  # noqa: S608 # no value in it
    "outlet": f"SELECT 1 FROM articles WHERE {PUBLISHED.format('?1')}",  # noqa: S608 # nor here
}
_THERE["actor"] += f" UNION ALL SELECT 1 FROM voices WHERE {VOICED.format('?1')}"  # noqa: S608 # nor here
_CHOICES_OF = {
    "type": "SELECT type AS each, count(*) AS number FROM entries GROUP BY type",
    "status": "SELECT status AS each, count(*) AS number FROM entries GROUP BY status",
    **{
        name: f"SELECT name AS each, count(*) AS number FROM roles WHERE {roles} AND name IS NOT NULL GROUP BY name"  # noqa: S608 # nor here
        for name, roles in ROLES.items()
    },
    "outlet": """
        SELECT min(outlet) AS each, count(*) AS number FROM articles
        WHERE outlet IS NOT NULL GROUP BY outlet COLLATE NOCASE
        UNION ALL SELECT source_name, sum(number) FROM (
            SELECT source_group, source_name, count(*) AS number FROM articles
            WHERE source_name IS NOT outlet AND source_name <> source_id GROUP BY source_group, source_name
        ) AS told WHERE NOT EXISTS (SELECT 1 FROM articles WHERE articles.id = told.source_group) GROUP BY source_name
    """,  # a group by the name of a file is none to choose
}
_CHOICES_OF["actor"] += " UNION ALL SELECT min(name), count(*) FROM voices GROUP BY name COLLATE NOCASE"
_CLOSED = {"type": tuple(TYPES), "status": STATUSES, "sort": tuple(SORTS)}


@dataclass(frozen=True)
class Filters:
    """What stories are wanted; empty where it does not matter. Type, status, actor and place are of one happening.

    An actor has a part in it, says so or denies it.
    """

    q: str = ""
    type: str = ""
    status: str = ""
    actor: str = ""
    place: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    sort: str = "newest"


def page_number(given: Mapping[str, str]) -> int:
    """As it is given; one of more than ten digits cut, since there is no such page in any case."""
    number = given.get("page") or "1"
    if not _NUMBER.fullmatch(number):
        raise _refused("page", f"page={number[:40]} is no whole number from 1 on.")
    return int(number[:10])


def filters(given: Mapping[str, str]) -> Filters:
    """From a query string; long values are cut. Raises UnknownFilter for one in which there is nothing to see."""
    values = {each.name: _value(each.name, given.get(each.name, "")) for each in fields(Filters)}
    return Filters(**values | {"sort": values["sort"] or "newest"})


def known(given: Mapping[str, str], names: Sequence[str]) -> Mapping[str, str]:
    """What is given, where all of it is known; raises UnknownFilter."""
    for name in given:
        if name not in names:
            there = f"there are {', '.join(names)}" if names else "there are none"
            raise UnknownFilter(f"There is no parameter {name[:40]!r} here: {there}.", name[:40])
    return given


def _value(name: str, given: str) -> str:
    """Without control characters; a form sends empty values for what was left open."""
    value = readable(given).strip()[:_LONGEST]
    if given.strip() and not value:
        raise _refused(name, f"{name} has no character that can be seen.")
    return value


def _refused(name: str, reason: str, values: Sequence[str] = ()) -> UnknownFilter:
    return UnknownFilter(f"{LABELS[name]}: {reason}", name, values)


def choices(db: sqlite3.Connection) -> dict[str, list[str]]:
    """What filters offer, the most frequent first."""
    counted = "SELECT each FROM ({}) WHERE length(each) <= ? GROUP BY each ORDER BY sum(number) DESC, each LIMIT ?"
    return {
        name: [row["each"] for row in db.execute(counted.format(query), (_LONGEST, _CHOICES))]
        for name, query in _CHOICES_OF.items()
    }


def check(wanted: Filters, offered: Mapping[str, list[str]]) -> None:
    """Raises UnknownFilter for the first filter that nothing could ever pass: no date, a kind that there is none of."""
    for name in ("since", "until"):
        _check_date(name, getattr(wanted, name))
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise _refused("since", f"since={wanted.since} is after until={wanted.until}, no day is in between.")
    for name, values in _CLOSED.items():
        given, there = getattr(wanted, name), [*dict.fromkeys((*values, *offered.get(name, ())))]
        if given and given not in there:
            raise _refused(name, f"there is no {name} {given!r} here.", there)


def nearest(db: sqlite3.Connection, wanted: Filters, offered: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Of each filter by a name that nothing has, those on offer that are most like it, the most alike first."""
    given = {name: getattr(wanted, name) for name in _THERE}
    return {
        name: _alike(value, offered[name]) for name, value in given.items() if value and not _is_there(db, name, value)
    }


def _is_there(db: sqlite3.Connection, name: str, value: str) -> bool:
    (found,) = db.execute(f"SELECT EXISTS ({_THERE[name]})", (value,)).fetchone()  # no value in it
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
        raise _refused(name, f"{name}={value} is no date: write year, month and day, such as 2019-06-04.")
