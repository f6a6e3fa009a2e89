"""What stories are wanted, as a query string says it, and what filters can say."""

import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date

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


def check(db: sqlite3.Connection, wanted: Filters, offered: Mapping[str, list[str]]) -> None:
    """Raises UnknownFilter for the first filter that nothing could pass: no date, a value that there is none of."""
    for name in ("since", "until"):
        _check_date(name, getattr(wanted, name))
    if wanted.since and wanted.until and wanted.since > wanted.until:
        raise UnknownFilter(f"since={wanted.since} is after until={wanted.until}: no day is in between.", "since")
    for name, value in asdict(wanted).items():
        if value and name in _CLOSED:
            known = [*dict.fromkeys((*_CLOSED[name], *offered.get(name, ())))]
            _refuse_unless(value in known, name, value, known)
        elif value and name in _THERE:
            (is_there,) = db.execute(f"SELECT EXISTS (SELECT 1 {_THERE[name]})", (value,)).fetchone()  # no value in it
            _refuse_unless(bool(is_there), name, value, offered[name])


def _check_date(name: str, value: str) -> None:
    try:
        is_date = not value or date.fromisoformat(value).isoformat() == value
    except ValueError:
        is_date = False
    if not is_date:
        raise UnknownFilter(f"{name}={value} is no date: write year, month and day, such as 2019-06-04.", name)


def _refuse_unless(is_known: bool, name: str, value: str, known: list[str]) -> None:
    if not is_known:
        raise UnknownFilter(f"There is no {name} {value!r} here.", name, known)
