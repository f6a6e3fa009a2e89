"""When a page's article was published: the day that trafilatura found, held against what the page says of it."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HtmlElement
from trafilatura.settings import Document

from pipeline.articles import dates, linked_data
from pipeline.articles.page_tree import Page
from pipeline.articles.published import in_url

_DATES = ("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
          "pubdate", "dcterms.created", "publishdate", "parsely-pub-date", "sailthru.date")  # fmt: skip
_CHANGES = ("article:modified_time", "article:modified", "article:modified_date", "og:updated_time",
            "og:modified_time", "og:article:modified_time", "datemodified", "dcterms.modified", "dc.modified",
            "lastmod", "lastmodified", "last-modified", "modified_time", "updated_time")  # fmt: skip
_NEW_YEAR = re.compile(r"\b0?1(?:st|er)?\W{1,3}(?:of )?jan|\bjan[a-z]{0,5}\W{1,3}0?1(?:st)?\b", re.IGNORECASE)
_MAX_MARKED = 50


class _Told(NamedTuple):
    """A date as written, and its ISO 8601 day."""

    text: str
    day: str


def published(found: Page, document: Document, own: Sequence[dict[str, Any]]) -> str | None:
    """The first date of the head with its time, where it is the day that trafilatura found or that day cannot be.

    `own` are the objects of the JSON-LD that are this article. A day cannot be it that lies after all that the head
    tells, the last change included; that only tells of a change, where the page tells another; or that is another
    object's in the JSON-LD.
    """
    known, changed = _told(found, own), {one.day for one in _changes(found)}
    day = document.date
    if day and (day > max({one.day for one in known} | changed) if known else _is_year(day, found, document)):
        day = None
    given = {one.day for one in known} | {_day_in(document.url)}
    if day and day in changed - given:
        day = None if known else _shown(found, changed) or day
    elif day and day not in given and known and _is_of_another(day, found.tree, own):
        day = None
    return next((text for text, told in known if day is None or told == day), day)


def _told(found: Page, own: Sequence[dict[str, Any]]) -> list[_Told]:
    """The dates of publication: those of the article's own JSON-LD, or of all where that has none; then the metas'."""
    linked = _parsed(map(linked_data.published, own)) or _parsed(map(linked_data.published, found.linked))
    return linked + _parsed(text for name in _DATES for text in found.metas.get(name, [])[:1])


def _changes(found: Page) -> list[_Told]:
    linked = _parsed(map(linked_data.modified, found.linked))
    return linked + _parsed(text for name in _CHANGES for text in found.metas.get(name, [])[:1])


def _parsed(texts: Iterable[str | None]) -> list[_Told]:
    return [_Told(text, day[:10]) for text in texts if text and (day := dates.parse(text))]


def _day_in(address: str | None) -> str | None:
    fact = in_url(address or "")
    return fact.value if fact else None


def _is_year(day: str, found: Page, document: Document) -> bool:
    """Whether a first of January stands for a year that the page names, and no such day is written in it."""
    if not day.endswith("-01-01"):
        return False
    page = f"{document.url or ''} {etree.tostring(found.tree, encoding='unicode')}"
    in_figures = rf"{day[:4]}\W?0?1\W?0?1(?!\d)|\b0?1\W0?1\W{day[:4]}"
    return not (_NEW_YEAR.search(page) or re.search(in_figures, page))


def _is_of_another(day: str, tree: HtmlElement, own: Sequence[dict[str, Any]]) -> bool:
    """Whether the JSON-LD tells the day and its own objects tell one too; asked where theirs is another."""
    if not any(item.get("datePublished") for item in own):
        return False
    told = re.compile(rf'"datePublished"\s{{0,5}}:\s{{0,5}}"{re.escape(day)}', re.IGNORECASE)
    return any(told.search(script.text or "") for script in tree.iterfind('.//script[@type="application/ld+json"]'))


def _shown(found: Page, changed: set[str]) -> str | None:
    """The one day, but for days of changes, that time elements of the article name."""
    heading = found.tree.find(".//h1")
    around = next(heading.iterancestors("article"), None) if heading is not None else None
    marked = islice((found.tree if around is None else around).iter("time"), _MAX_MARKED)
    days = {one.day for one in _parsed(node.get("datetime") or node.text for node in marked)} - changed
    day = days.pop() if len(days) == 1 else None
    return day if day and day <= (found.fetched or day) else None
