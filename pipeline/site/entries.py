"""Entries as cards, and the page of one entry with all its mentions."""

import sqlite3
from collections.abc import Iterable, Sequence

from pipeline.site import marks
from pipeline.site.read import Found, by, found, names, of_entries, one, pages
from pipeline.site.words import headline, kind

_PARTS = ("roles", "sources", "voices", "figures", "status_history", "denials")
_QUOTED = 2  # sentences on a card
_PRINTED = 10  # articles that stand with a sentence
_ALL = -1  # no limit, for SQLite
PAGE = 100  # mentions on a page

_MENTIONS = """
SELECT mentions.*, articles.source_id, articles.outlet, articles.date
FROM mentions JOIN articles ON articles.story_id = mentions.story_id AND articles.id = mentions.article_id
WHERE mentions.story_id = ? AND mentions.entry_id IN (SELECT value FROM json_each(?))
ORDER BY mentions.rowid LIMIT ? OFFSET ?
"""
_DENIED = """
SELECT entries.* FROM denials
JOIN entries ON entries.story_id = denials.story_id AND entries.id = denials.entry_id
WHERE denials.story_id = ? AND denials.denial_id = ? ORDER BY entries.position
"""


def entry_page(db: sqlite3.Connection, story_id: str, entry_id: str, page: int = 1) -> Found:
    """One entry with who says so and who denies it, and a page of its mentions with their words marked; NotThere."""
    story = one(db, "story", "SELECT * FROM stories WHERE id = ?", story_id)
    entry = one(db, "happening", "SELECT * FROM entries WHERE story_id = ? AND id = ?", story_id, entry_id)
    ((total,),) = db.execute("SELECT count(*) FROM mentions WHERE story_id = ? AND entry_id = ?", (story_id, entry_id))
    last = pages(total, PAGE, page)
    (card,) = cards(db, story_id, [entry])
    shown = found(db, _MENTIONS, story_id, names([entry_id]), PAGE, PAGE * (page - 1))
    mentions = [each | {"marked": marks.sentence(each)} for each in with_parts(db, story_id, shown)]
    return {
        "story": story,
        "entry": card,
        "denies": cards(db, story_id, found(db, _DENIED, story_id, entry_id)),
        "mentions": mentions,
        "page": page,
        "pages": last,
    }


def cards(db: sqlite3.Connection, story_id: str, entries: Sequence[Found]) -> list[Found]:
    """The entries with all that a card tells of them, in their order."""
    ids = [entry["id"] for entry in entries]
    parts = {table: of_entries(db, table, story_id, ids) for table in _PARTS}
    told = _quotes(db, story_id, [*ids, *(each["denial_id"] for rows in parts["denials"].values() for each in rows)])
    return [
        _card(entry, {table: rows.get(entry["id"], []) for table, rows in parts.items()}, told) for entry in entries
    ]


def with_parts(db: sqlite3.Connection, story_id: str, mentions: list[Found]) -> list[Found]:
    """Mentions with their arguments and attribution."""
    query = "SELECT * FROM {} WHERE story_id = ? AND event_id IN (SELECT value FROM json_each(?)) ORDER BY rowid"
    events = names(mention["event_id"] for mention in mentions)
    arguments = by("event_id", found(db, query.format("arguments"), story_id, events))
    attributions = by("event_id", found(db, query.format("attributions"), story_id, events))
    for mention in mentions:
        mention["arguments"] = arguments.get(mention["event_id"], [])
        mention["attribution"] = attributions.get(mention["event_id"], [])
        mention["kind"] = kind(mention["subtype"], mention["polarity"], mention["modality"])
    return mentions


def _card(entry: Found, parts: dict[str, list[Found]], told: dict[str, list[Found]]) -> Found:
    roles = by("role", parts["roles"])
    denials = [each | {"quotes": told.get(each["denial_id"], [])[:1]} for each in parts["denials"]]
    quotes = told.get(entry["id"], [])
    return {
        **{name: value for name, value in entry.items() if name != "story_id"},
        "headline": headline(entry, roles),
        "kind": kind(entry["subtype"], entry["polarity"], entry["modality"]),
        "roles": roles,
        "sources": [each["name"] for each in parts["sources"]],
        "voices": [each["name"] for each in parts["voices"]],
        "figures": parts["figures"],
        "history": parts["status_history"],
        "quotes": quotes[:_QUOTED],
        "more_quotes": len(quotes[_QUOTED:]),
        "denials": sorted(denials, key=lambda each: -(1.0 if each["score"] is None else each["score"])),
    }


def _quotes(db: sqlite3.Connection, story_id: str, ids: Iterable[str]) -> dict[str, list[Found]]:
    """By entry: its sentences, each once with where it stands; those of other articles than the first one's early."""
    grouped = by("entry_id", found(db, _MENTIONS, story_id, names(dict.fromkeys(ids)), _ALL, 0))
    return {entry_id: _spread(_sentences(mentions)) for entry_id, mentions in grouped.items()}


def _sentences(mentions: Iterable[Found]) -> list[Found]:
    told: dict[str, Found] = {}
    for mention in mentions:
        quote = told.setdefault(" ".join(mention["sentence"].split()), {"voice": mention["voice"], "articles": {}})
        where = {name: mention[name] for name in ("source_id", "outlet", "date")}
        quote["articles"].setdefault(mention["article_id"], {"id": mention["article_id"], **where})
    return [_sentence(text, quote["voice"], list(quote["articles"].values())) for text, quote in told.items()]


def _sentence(text: str, voice: str | None, articles: list[Found]) -> Found:
    first, more = articles[:_PRINTED], len(articles[_PRINTED:])
    return {"sentence": text, "voice": voice, "articles": first, "more_articles": more}


def _spread(quotes: list[Found]) -> list[Found]:
    """The first sentence of each first article, then all others."""
    first = {quote["articles"][0]["id"]: quote for quote in reversed(quotes)}
    leading = [quote for quote in quotes if first[quote["articles"][0]["id"]] is quote]
    return leading + [quote for quote in quotes if quote not in leading]
