"""The list of stories with search and filters, and the list of dead letters."""

import sqlite3
from dataclasses import asdict

from pipeline.site.entries import cards
from pipeline.site.filters import NAMED, PUBLISHED, ROLES, SORTS, Filters, check, choices
from pipeline.site.read import Found, by, found, names
from pipeline.site.words import STATUSES

PAGE = 20  # stories on a page

_JOINED = "roles.story_id = entries.story_id AND roles.entry_id = entries.id"
_OF_ENTRIES = {
    "type": "type = ?",
    "status": "status = ?",
    **{
        name: f"EXISTS (SELECT 1 FROM roles WHERE {_JOINED} AND {roles} AND {NAMED})"  # noqa: S608 # no value in it
        for name, roles in ROLES.items()
    },
}
_OF_STORIES = {
    "outlet": f"EXISTS (SELECT 1 FROM articles WHERE story_id = stories.id AND {PUBLISHED})",  # noqa: S608 # no value in it
    "since": "last_date >= ?",
    "until": "first_date <= ?",
}
_SNIPPET = """
SELECT story_id, snippet(search, -1, char(2), char(3), '…', 24) AS words
FROM search WHERE search MATCH ? AND story_id IN (SELECT value FROM json_each(?)) ORDER BY rank LIMIT 60
"""


def stories_page(db: sqlite3.Connection, wanted: Filters, page: int = 1) -> Found:
    """The stories that are wanted, a page of them; raises UnknownFilter for a filter that nothing could pass."""
    offered = choices(db)
    check(db, wanted, offered)
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
        "choices": offered,
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
    of_entry = {name: condition for name, condition in _OF_ENTRIES.items() if name in given}
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
