"""The page of one story: its happenings, what only denies, its sources, how statuses changed."""

import sqlite3

from pipeline.site.entries import cards
from pipeline.site.read import Found, by, found, of_entries, one, pages
from pipeline.site.words import headline

PAGE = 40  # happenings on a page

_ARTICLES = """
SELECT id, source_id, title, outlet, date, source_group, source_name,
    EXISTS (SELECT 1 FROM texts WHERE texts.article_id = articles.id) AS has_text
FROM articles WHERE story_id = ? ORDER BY position
"""
_SHOWN = """
FROM entries WHERE story_id = ? AND (type <> 'denial' OR EXISTS (
    SELECT 1 FROM denials WHERE denials.story_id = entries.story_id AND denials.denial_id = entries.id
    AND denials.entry_id IS NULL))
"""  # a denial of a happening is told beside it; those that deny nothing told here stand for themselves
_CHANGES = """
SELECT entries.*, status_history.article_id, status_history.date, status_history.status AS became, before.status AS was
FROM status_history
JOIN entries ON entries.story_id = status_history.story_id AND entries.id = status_history.entry_id
JOIN status_history AS before ON before.story_id = entries.story_id AND before.entry_id = entries.id
    AND before.position = status_history.position - 1
WHERE status_history.story_id = ? AND entries.type <> 'denial' ORDER BY status_history.seq
"""


def story_page(db: sqlite3.Connection, story_id: str, page: int = 1) -> Found:
    """A story; its happenings a page at a time, in the order of the timeline. Raises NotThere."""
    story = one(db, "story", "SELECT * FROM stories WHERE id = ?", story_id)
    ((total,),) = db.execute(f"SELECT count(*) {_SHOWN}", (story_id,))
    last = pages(total, PAGE, page)
    query = f"SELECT * {_SHOWN} ORDER BY type = 'denial', position LIMIT ? OFFSET ?"
    shown = cards(db, story_id, found(db, query, story_id, PAGE, PAGE * (page - 1)))
    articles = _articles(db, story_id)
    return {
        "story": story,
        "happenings": [card for card in shown if card["type"] != "denial"],
        "denials": [card for card in shown if card["type"] == "denial"],
        "page": page,
        "pages": last,
        "sources": _sources(articles),
        "articles": articles,
        "changes": _changes(db, story_id, articles),
    }


def _articles(db: sqlite3.Connection, story_id: str) -> list[Found]:
    articles = found(db, _ARTICLES, story_id)
    for table, column, name in (("credits", "name", "credited"), ("copies", "copy_of", "copy_of")):
        rows = by("article_id", found(db, f"SELECT * FROM {table} WHERE story_id = ? ORDER BY rowid", story_id))  # noqa: S608 # a name from above
        for article in articles:
            article[name] = [row[column] for row in rows.get(article["id"], ())]
    return articles


def _sources(articles: list[Found]) -> list[Found]:
    """Source groups with their articles, the largest first."""
    groups: dict[str, Found] = {}
    for article in articles:
        group = groups.setdefault(article["source_group"], {"name": article["source_name"], "articles": []})
        group["articles"].append({name: article[name] for name in ("id", "source_id", "outlet", "date", "credited")})
    return sorted(groups.values(), key=lambda group: -len(group["articles"]))


def _changes(db: sqlite3.Connection, story_id: str, articles: list[Found]) -> list[Found]:
    """Changes of status, with the article through which each came."""
    named = {article["id"]: article for article in articles}
    changes = found(db, _CHANGES, story_id)
    roles = of_entries(db, "roles", story_id, {change["id"] for change in changes})
    return [_change(each, by("role", roles.get(each["id"], ())), named.get(each["article_id"], {})) for each in changes]


def _change(change: Found, roles: dict[str, list[Found]], article: Found) -> Found:
    told = {name: change[name] for name in ("id", "article_id", "date", "was", "became")}
    return told | {"headline": headline(change, roles), "through": article.get("outlet") or article.get("source_id")}
