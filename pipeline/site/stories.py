"""The page of one story: its happenings, what only denies, its sources, its changes; and the page of its articles."""

import sqlite3

from pipeline.site.entries import cards
from pipeline.site.read import Found, by, found, names, of_entries, one, pages
from pipeline.site.words import DAMAGED, headline
from pipeline.storylog import SUFFIX

PAGE = 40  # happenings on a page
ARTICLES = 100  # on a page of them
_OF_A_SOURCE = 60  # articles that stand with each source

_ARTICLES = """
SELECT id, source_id, title, outlet, date, source_group, source_name, copy_of,
    EXISTS (SELECT 1 FROM texts WHERE texts.article_id = articles.id) AS has_text
FROM articles WHERE story_id = ? ORDER BY position LIMIT ? OFFSET ?
"""
_SOURCES = """
SELECT id, source_id, outlet, date, source_group, source_name, total FROM (
    SELECT *, count(*) OVER (PARTITION BY source_group) AS total,
        row_number() OVER (PARTITION BY source_group ORDER BY position) AS number
    FROM articles WHERE story_id = ?)
WHERE number <= ? ORDER BY position
"""
_SHOWN = """
FROM entries WHERE story_id = ? AND (type <> 'denial' OR EXISTS (
    SELECT 1 FROM denials WHERE denials.story_id = entries.story_id AND denials.denial_id = entries.id
    AND denials.entry_id IS NULL))
"""  # a denial of a happening is told beside it; those that deny nothing told here stand for themselves
_CHANGES = """
SELECT entries.*, status_history.article_id, status_history.date, status_history.status AS became, before.status AS was,
    coalesce(articles.outlet, articles.source_id) AS through
FROM status_history
JOIN entries ON entries.story_id = status_history.story_id AND entries.id = status_history.entry_id
JOIN status_history AS before ON before.story_id = entries.story_id AND before.entry_id = entries.id
    AND before.position = status_history.position - 1
LEFT JOIN articles ON articles.story_id = entries.story_id AND articles.id = status_history.article_id
WHERE status_history.story_id = ? AND entries.type <> 'denial' ORDER BY status_history.seq
"""


def story_page(db: sqlite3.Connection, story_id: str, page: int = 1) -> Found:
    """A story; its happenings a page at a time, in the order of the timeline. Raises NotThere."""
    story = one(db, "story", "SELECT * FROM stories WHERE id = ?", story_id)
    ((total,),) = db.execute(f"SELECT count(*) {_SHOWN}", (story_id,))
    last = pages(total, PAGE, page)
    query = f"SELECT * {_SHOWN} ORDER BY type = 'denial', position LIMIT ? OFFSET ?"
    shown = cards(db, story_id, found(db, query, story_id, PAGE, PAGE * (page - 1)))
    return {
        "story": story,
        "happenings": [card for card in shown if card["type"] != "denial"],
        "denials": [card for card in shown if card["type"] == "denial"],
        "page": page,
        "pages": last,
        "sources": _sources(db, story_id),
        "changes": _changes(db, story_id),
        "log_damaged": int(_is_damaged(db, story_id)),
    }


def articles_page(db: sqlite3.Connection, story_id: str, page: int = 1) -> Found:
    """A story's articles, a page of them, in the order in which they came. Raises NotThere."""
    story = one(db, "story", "SELECT * FROM stories WHERE id = ?", story_id)
    last = pages(story["articles"], ARTICLES, page)
    articles = found(db, _ARTICLES, story_id, ARTICLES, ARTICLES * (page - 1))
    return {"story": story, "articles": _credited(db, story_id, articles), "page": page, "pages": last}


def _credited(db: sqlite3.Connection, story_id: str, articles: list[Found]) -> list[Found]:
    """The articles, each with whose report it says it is."""
    query = "SELECT * FROM credits WHERE story_id = ? AND article_id IN (SELECT value FROM json_each(?)) ORDER BY rowid"
    credits = by("article_id", found(db, query, story_id, names(article["id"] for article in articles)))
    return [each | {"credited": [row["name"] for row in credits.get(each["id"], ())]} for each in articles]


def _sources(db: sqlite3.Connection, story_id: str) -> list[Found]:
    """Source groups with their first articles, the largest first."""
    groups: dict[str, Found] = {}
    for article in _credited(db, story_id, found(db, _SOURCES, story_id, _OF_A_SOURCE)):
        name, total = article.pop("source_name"), article.pop("total")
        group = groups.setdefault(article.pop("source_group"), {"name": name, "total": total, "articles": []})
        group["articles"].append(article)
    return sorted(groups.values(), key=lambda group: -group["total"])


def _is_damaged(db: sqlite3.Connection, story_id: str) -> bool:
    query = "SELECT 1 FROM dead_letters WHERE stage = 'export' AND error = ? AND source = ?"
    return db.execute(query, (DAMAGED, f"{story_id}{SUFFIX}")).fetchone() is not None


def _changes(db: sqlite3.Connection, story_id: str) -> list[Found]:
    """Changes of status, with the outlet or file of the article through which each came."""
    changes = found(db, _CHANGES, story_id)
    roles = of_entries(db, "roles", story_id, {change["id"] for change in changes})
    return [_change(each, by("role", roles.get(each["id"], ()))) for each in changes]


def _change(change: Found, roles: dict[str, list[Found]]) -> Found:
    told = {name: change[name] for name in ("id", "article_id", "date", "was", "became", "through")}
    return told | {"headline": headline(change, roles)}
