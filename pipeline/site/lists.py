"""The list of stories with search and filters, and the list of dead letters."""

import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from pipeline.site.entries import cards
from pipeline.site.read import Found, by, found, names
from pipeline.site.words import STATUSES

PAGE = 20  # stories on a page
_CHOICES = 300  # names that a filter offers
_LONGEST = 200  # characters of a filter

SORTS = {
    "newest": "last_date DESC NULLS LAST, first_date DESC",
    "sources": "independent_sources DESC, articles DESC",
    "contested": "challenged DESC, happenings DESC",
}

_OF_ENTRIES = {
    "type": "type = ?",
    "status": "status = ?",
    "actor": "EXISTS (SELECT 1 FROM roles WHERE {of} AND role IN ('actor', 'party', 'speaker') AND {named})",
    "place": "EXISTS (SELECT 1 FROM roles WHERE {of} AND role IN ('location', 'origin') AND {named})",
}
_OF_STORIES = {
    "outlet": "EXISTS (SELECT 1 FROM articles WHERE story_id = stories.id "
    "AND ? COLLATE NOCASE IN (outlet, source_name))",
    "since": "last_date >= ?",
    "until": "first_date <= ?",
}
_NAMED = "? COLLATE NOCASE IN (name, text)"
_ROLES_OF = "roles.story_id = entries.story_id AND roles.entry_id = entries.id"
_SNIPPET = """
SELECT story_id, snippet(search, -1, char(2), char(3), '…', 24) AS words
FROM search WHERE search MATCH ? AND story_id IN (SELECT value FROM json_each(?)) ORDER BY rank LIMIT 60
"""


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
    return Filters(**values | {"sort": values["sort"] if values["sort"] in SORTS else "newest"})


def stories_page(db: sqlite3.Connection, wanted: Filters, page: int = 1) -> Found:
    """The stories that are wanted, a page of them."""
    where, values = _where(wanted)
    ((total,),) = db.execute(f"SELECT count(*) FROM stories WHERE {where}", values)  # noqa: S608 # no value in it
    query = f"SELECT * FROM stories WHERE {where} ORDER BY {SORTS[wanted.sort]}, id LIMIT ? OFFSET ?"  # noqa: S608 # nor here
    shown = found(db, query, *values, PAGE, PAGE * (page - 1))
    return {
        "filters": asdict(wanted),
        "total": total,
        "page": page,
        "pages": max(1, -(-total // PAGE)),
        "stories": _with_digest(db, shown, wanted.q),
        "choices": _choices(db),
    }


def dead_letters_page(db: sqlite3.Connection, page: int = 1) -> Found:
    """What could not be read or analysed, and why."""
    ((total,),) = db.execute("SELECT count(*) FROM dead_letters")
    query = "SELECT * FROM dead_letters ORDER BY number LIMIT ? OFFSET ?"
    letters = found(db, query, PAGE * 5, PAGE * 5 * (page - 1))
    return {"total": total, "page": page, "pages": max(1, -(-total // (PAGE * 5))), "dead_letters": letters}


def match(words: str) -> str:
    """Any words as an FTS5 query: all of them must be there, the last may go on."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.split()) + "*"


def _where(wanted: Filters) -> tuple[str, list[str]]:
    given = {name: value for name, value in asdict(wanted).items() if value and name != "sort"}
    parts, values = ["merged_into IS NULL"], list[str]()
    if "q" in given:
        parts.append("id IN (SELECT story_id FROM search WHERE search MATCH ?)")
        values.append(match(given["q"]))
    asked = {name: condition for name, condition in _OF_ENTRIES.items() if name in given}
    of_entry = {name: condition.format(of=_ROLES_OF, named=_NAMED) for name, condition in asked.items()}
    if of_entry:
        together = " AND ".join(of_entry.values())
        parts.append(f"EXISTS (SELECT 1 FROM entries WHERE entries.story_id = stories.id AND {together})")  # noqa: S608 # no value in it
        values += [given[name] for name in of_entry]
    of_story = {name: condition for name, condition in _OF_STORIES.items() if name in given}
    return " AND ".join([*parts, *of_story.values()]), values + [given[name] for name in of_story]


def _with_digest(db: sqlite3.Connection, stories: list[Found], words: str) -> list[Found]:
    """Each with how many of its happenings have which status, its first happening, and where the words stand."""
    ids = names(story["id"] for story in stories)
    of = "story_id IN (SELECT value FROM json_each(?))"
    counted = f"SELECT story_id, status, count(*) AS number FROM entries WHERE type <> 'denial' AND {of} GROUP BY 1, 2"  # noqa: S608 # no value in it
    first = f"SELECT *, min(position) AS position FROM entries WHERE type <> 'denial' AND {of} GROUP BY story_id"  # noqa: S608 # nor here
    statuses = by("story_id", found(db, counted, ids))
    leads = {entry["story_id"]: cards(db, entry["story_id"], [entry])[0] for entry in found(db, first, ids)}
    places = by("story_id", found(db, _SNIPPET, match(words), ids)) if words else {}
    for story in stories:
        numbers = {each["status"]: each["number"] for each in statuses.get(story["id"], ())}
        story["statuses"] = {status: numbers[status] for status in STATUSES if status in numbers}
        story["lead"] = leads.get(story["id"])
        story["found"] = [_marked(place["words"]) for place in places.get(story["id"], ())[:1]]
    return stories


def _marked(words: str) -> list[Found]:
    """A snippet as stretches of text, each with whether it is what was looked for."""
    stretches = [part.partition("\3") for part in words.split("\2")]
    first, *others = ((before, after) if end else ("", before) for before, end, after in stretches)
    plain = [{"text": first[1], "hit": False}]
    return plain + [each for hit, rest in others for each in ({"text": hit, "hit": True}, {"text": rest, "hit": False})]


def _choices(db: sqlite3.Connection) -> dict[str, list[str]]:
    """What filters offer, the most frequent first."""
    named = "SELECT name AS each FROM roles WHERE role IN ({}) AND name IS NOT NULL"
    queries = {
        "type": "SELECT type AS each FROM entries",
        "status": "SELECT status AS each FROM entries",
        "actor": named.format("'actor', 'party', 'speaker'"),
        "place": named.format("'location', 'origin'"),
        "outlet": "SELECT outlet AS each FROM articles WHERE outlet IS NOT NULL",
    }
    counted = "SELECT each FROM ({}) GROUP BY each ORDER BY count(*) DESC, each LIMIT ?"
    return {
        name: [row["each"] for row in db.execute(counted.format(query), (_CHOICES,))] for name, query in queries.items()
    }
