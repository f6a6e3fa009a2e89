"""The list of stories with search and filters, and the list of dead letters."""

import sqlite3
from dataclasses import asdict

import orjson

from pipeline.site.entries import cards
from pipeline.site.filters import NAMED, PUBLISHED, ROLES, SORTS, VOICED, Filters, check, choices, nearest
from pipeline.site.read import Found, by, found, names, pages
from pipeline.site.words import DAMAGED, STATUSES, failure

PAGE = 20  # stories on a page
_LETTERS = 100  # dead letters on a page
_TELLS = 3  # characters of a word's beginning: of fewer there are too many words to look through

_WITH_ROLE = {
    name: f"SELECT story_id, entry_id FROM roles WHERE {NAMED.format(f':{name}')} AND {roles}"  # noqa: S608 # no value in it
    for name, roles in ROLES.items()
}
_SAYING = f"SELECT story_id, entry_id FROM voices WHERE {VOICED.format(':actor')}"  # noqa: S608 # nor here
_DENIED_BY = f"""
SELECT denials.story_id, denials.entry_id FROM roles
JOIN denials ON denials.story_id = roles.story_id AND denials.denial_id = roles.entry_id
WHERE {NAMED.format(":actor")} AND role = 'speaker' AND denials.entry_id IS NOT NULL
"""  # noqa: S608 # nor here
_OF_ENTRIES = {
    "type": "type = :type",
    "status": "status = :status",
    "actor": f"(story_id, id) IN ({_WITH_ROLE['actor']} UNION {_SAYING} UNION {_DENIED_BY})",
    "place": f"(story_id, id) IN ({_WITH_ROLE['place']})",
}
_OF_STORIES = {
    "outlet": f"id IN (SELECT story_id FROM articles WHERE {PUBLISHED.format(':outlet')})",  # noqa: S608 # no value in it
    "since": "last_date >= :since",
    "until": "first_date <= :until",
}
_HITS = """
JOIN (SELECT articles.story_id AS story, min(articles.rowid) AS hit
    FROM search CROSS JOIN articles ON articles.rowid = search.rowid
    WHERE search MATCH :words GROUP BY story) ON story = id
"""  # CROSS: the words first, and of what they find its number only, which is all that is quick
_STORIES = "SELECT * FROM stories WHERE id IN (SELECT value FROM json_each(?))"
_SNIPPET = """
SELECT story_id, snippet(search, -1, char(2), char(3), '…', 24) AS words
FROM search WHERE search MATCH ? AND +rowid IN (SELECT value FROM json_each(?))
"""  # +: the words are looked up once, not once a row


def stories_page(db: sqlite3.Connection, wanted: Filters, page: int = 1) -> Found:
    """The stories that are wanted, a page of them; raises UnknownFilter for a filter that none could pass, NotThere."""
    offered = choices(db)
    check(wanted, offered)
    all_of_them = _wanted(db, wanted)
    last = pages(len(all_of_them), PAGE, page)
    shown = all_of_them[PAGE * (page - 1) : PAGE * page]
    return {
        "filters": asdict(wanted),
        "total": len(all_of_them),
        "damaged_logs": _damaged(db),
        "page": page,
        "pages": last,
        "stories": _with_digest(db, [id_ for id_, _ in shown], _found(db, wanted, [hit for _, hit in shown])),
        "choices": offered,
        "nearest": nearest(db, wanted, offered),
    }


def _damaged(db: sqlite3.Connection) -> int:
    ((number,),) = db.execute("SELECT count(*) FROM dead_letters WHERE stage = 'export' AND error = ?", (DAMAGED,))
    return int(number)


def dead_letters_page(db: sqlite3.Connection, page: int = 1) -> Found:
    """What could not be read or analysed, and why; raises NotThere where there is no such page."""
    ((total,),) = db.execute("SELECT count(*) FROM dead_letters")
    last = pages(total, _LETTERS, page)
    query = "SELECT * FROM dead_letters ORDER BY number LIMIT ? OFFSET ?"
    letters = found(db, query, _LETTERS, _LETTERS * (page - 1))
    told = [letter | {"failure": failure(letter["stage"], letter["error"])} for letter in letters]
    return {"total": total, "page": page, "pages": last, "dead_letters": told}


def stream_page(db: sqlite3.Connection) -> Found:
    """How much has come in so far."""
    counted = {
        "articles": "SELECT count(DISTINCT id) FROM articles",
        "stories": "SELECT count(*) FROM stories WHERE merged_into IS NULL",
        "dead_letters": "SELECT count(*) FROM dead_letters",
    }
    return {name: db.execute(query).fetchone()[0] for name, query in counted.items()}


def match(words: str) -> str:
    """Any words as an FTS5 query: all of them must be there, the last may go on where it is long enough to tell."""
    given = words.split()
    goes_on = "*" if not given or len(given[-1]) >= _TELLS else ""
    return " ".join('"' + word.replace('"', '""') + '"' for word in given) + goes_on


def _wanted(db: sqlite3.Connection, wanted: Filters) -> list[tuple[str, int | None]]:
    """The ids of all stories that are wanted, in order, each with the number of its first article with the words."""
    hits, hit = (_HITS, "hit") if wanted.q else ("", "NULL")
    query = f"SELECT id, {hit} FROM stories {hits} WHERE {_where(wanted)} ORDER BY {SORTS[wanted.sort]}, id"  # noqa: S608 # no value in it
    return [(row[0], row[1]) for row in db.execute(query, asdict(wanted) | {"words": match(wanted.q)})]


def _where(wanted: Filters) -> str:
    given = {name for name, value in asdict(wanted).items() if value}
    of_entry = [condition for name, condition in _OF_ENTRIES.items() if name in given]
    of_story = [condition for name, condition in _OF_STORIES.items() if name in given]
    if of_entry:
        of_story.append(f"id IN (SELECT story_id FROM entries WHERE {' AND '.join(of_entry)})")  # noqa: S608 # no value in it
    return " AND ".join(["merged_into IS NULL", *of_story])


def _found(db: sqlite3.Connection, wanted: Filters, hits: list[int | None]) -> dict[str, list[Found]]:
    """By story: where the words stand."""
    places = found(db, _SNIPPET, match(wanted.q), orjson.dumps(hits).decode()) if wanted.q else []
    return {place["story_id"]: _marked(place["words"]) for place in places}


def _with_digest(db: sqlite3.Connection, shown: list[str], places: dict[str, list[Found]]) -> list[Found]:
    """Each with how many of its happenings have which status, its first happening, and where the words stand."""
    ids = names(shown)
    of = "story_id IN (SELECT value FROM json_each(?))"
    counted = f"SELECT story_id, status, count(*) AS number FROM entries WHERE type <> 'denial' AND {of} GROUP BY 1, 2"  # noqa: S608 # no value in it
    first = f"SELECT *, min(position) AS position FROM entries WHERE type <> 'denial' AND {of} GROUP BY story_id"  # noqa: S608 # nor here
    statuses = by("story_id", found(db, counted, ids))
    leads = {entry["story_id"]: cards(db, entry["story_id"], [entry])[0] for entry in found(db, first, ids)}
    stories = {story["id"]: story for story in found(db, _STORIES, ids)}
    for story in stories.values():
        numbers = {each["status"]: each["number"] for each in statuses.get(story["id"], ())}
        story["statuses"] = {status: numbers[status] for status in STATUSES if status in numbers}
        story["lead"] = leads.get(story["id"])
        story["found"] = [places[story["id"]]] if story["id"] in places else []
    return [stories[id_] for id_ in shown]


def _marked(words: str) -> list[Found]:
    """A snippet as stretches of text, each with whether it is what was looked for."""
    stretches = [part.partition("\3") for part in words.split("\2")]
    first, *others = ((before, after) if end else ("", before) for before, end, after in stretches)
    plain = [{"text": first[1], "hit": False}]
    return plain + [each for hit, rest in others for each in ({"text": hit, "hit": True}, {"text": rest, "hit": False})]
