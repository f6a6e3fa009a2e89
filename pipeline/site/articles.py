"""The page of one article: its text with every event's words marked, and the events."""

import sqlite3

from pipeline.site.entries import with_parts
from pipeline.site.marks import Mark, marks_of, paragraphs
from pipeline.site.read import Found, by, found, one

_ARTICLE = """
SELECT articles.*, stories.title AS story_title, texts.url, texts.content_type, texts.given_title, texts.text
FROM articles JOIN stories ON stories.id = articles.story_id LEFT JOIN texts ON texts.article_id = articles.id
WHERE articles.id = ? ORDER BY articles.story_id LIMIT 1
"""
_COPIES = """
SELECT id FROM articles WHERE story_id = ?1 AND (id = ?2 OR copy_of = ?2) AND id <> ?3 ORDER BY position
"""
_EVENTS = """
SELECT mentions.*, entries.type, entries.status, entries.position AS number
FROM mentions JOIN entries ON entries.story_id = mentions.story_id AND entries.id = mentions.entry_id
WHERE mentions.story_id = ? AND mentions.article_id = ?
ORDER BY mentions.field = 'text', mentions.start, mentions.event_id
"""


def article_page(db: sqlite3.Connection, article_id: str) -> Found:
    """One article; without its text where the database has none."""
    article = one(db, "article", _ARTICLE, article_id)
    of = article["story_id"], article_id
    credited = found(db, "SELECT name FROM credits WHERE story_id = ? AND article_id = ? ORDER BY rowid", *of)
    copies = found(db, _COPIES, article["story_id"], article.pop("copy_of") or article_id, article_id)
    events = with_parts(db, article["story_id"], found(db, _EVENTS, *of))
    masks = found(db, "SELECT start, stop, reason FROM masks WHERE article_id = ? ORDER BY start", article_id)
    text, title = article.pop("text"), article.pop("given_title")
    return {
        "article": article
        | {"credited": [each["name"] for each in credited], "copies": [each["id"] for each in copies]},
        "events": [event | {"roles": by("role", event["arguments"])} for event in events],
        "title": paragraphs(title, _marks(events, "title")) if title else [],
        "text": None if text is None else paragraphs(text, [*_marks(events, "text"), *map(_mask, masks)]),
    }


def _marks(events: list[Found], field: str) -> list[Mark]:
    return [mark for event in events if event["field"] == field for mark in marks_of(event)]


def _mask(mask: Found) -> Mark:
    return Mark(mask["start"], mask["stop"], "mask", mask["reason"])
