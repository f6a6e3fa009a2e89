"""Pages by address: what each reads of the database, and how it is written as HTML or as JSON."""

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urlsplit

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.errors import UnknownFilter
from pipeline.site import articles, entries, figures, lists, stories
from pipeline.site.filters import SORTS, filters
from pipeline.site.read import Found
from pipeline.site.words import STATUSES, TYPES, events

_NUMBER = re.compile(r"-?[0-9]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")

Given = Mapping[str, str]
"""What the address names, and the query string."""


@dataclass(frozen=True)
class Page:
    """An address with names in braces, the template's name, and what reads its data."""

    address: str
    template: str
    read: Callable[[sqlite3.Connection, Given, Given], Found]


def _page(query: Given) -> int:
    """The page's number as it is given; one of more than ten digits cut, since there is no such page in any case."""
    given = query.get("page") or "1"
    if not _NUMBER.fullmatch(given):
        raise UnknownFilter(f"page={given[:40]} is no number.", "page")
    return int(given[:10])


PAGES = (
    Page("/stories", "stories", lambda db, _, query: lists.stories_page(db, filters(query), _page(query))),
    Page("/stories/{story}", "story", lambda db, named, query: stories.story_page(db, named["story"], _page(query))),
    Page(
        "/stories/{story}/articles",
        "articles",
        lambda db, named, query: stories.articles_page(db, named["story"], _page(query)),
    ),
    Page(
        "/stories/{story}/entries/{entry}",
        "entry",
        lambda db, named, query: entries.entry_page(db, named["story"], named["entry"], _page(query)),
    ),
    Page("/articles/{article}", "article", lambda db, named, _: articles.article_page(db, named["article"])),
    Page("/figures", "figures", lambda db, _named, _query: figures.figures_page(db)),
    Page("/dead-letters", "dead_letters", lambda db, _, query: lists.dead_letters_page(db, _page(query))),
)


def pages(flow: Callable[[], Found]) -> tuple[Page, ...]:
    """All pages; flow tells how that goes which the database follows, as Metrics.flow does."""
    return (*PAGES, Page("/stream", "stream", lambda db, _named, _query: lists.stream_page(db) | flow()))


def as_json(data: Found) -> bytes:
    """The page's data, to read by programs and people."""
    return orjson.dumps(data, option=orjson.OPT_INDENT_2)


def templates() -> Environment:
    """All templates; whatever they are given is escaped."""
    made = Environment(
        loader=PackageLoader("pipeline.site"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": day,
        "counted": counted,
        "link": link,
        "changed": changed,
        "offering": offering,
        "zipped": zipped,
        "events": events,
    }
    made.globals |= {"TYPES": TYPES, "STATUSES": STATUSES, "SORTS": tuple(SORTS), "stacked": figures.stacked}
    return made


def _visible(value: object) -> object:
    """Control characters of an article's words, which HTML cannot hold, as a sign that one is there."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return _CONTROLS.sub("\ufffd", value)


def day(text: str | None) -> str:
    """A date to read, "4 June 2019"; what is none stays as it is, cut."""
    try:
        told = date.fromisoformat((text or "")[:10])
    except ValueError:
        return (text or "undated")[:40]
    return f"{told.day} {told:%B %Y}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its word."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def link(url: str | None) -> str | None:
    """The address if a browser may be sent there: http or https, with a host, no password, blanks or controls."""
    if not url or not url.isprintable() or any(character in url for character in ' <>"\\'):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if "@" in parts.netloc else url


def offering(choices: list[str], chosen: str) -> list[str]:
    """What a field offers, with what was chosen even where nothing has it."""
    return choices if chosen in ("", *choices) else [chosen, *choices]


def zipped(names: Sequence[str], numbers: Mapping[str, int]) -> list[tuple[str, int]]:
    """Each name with its number, in the order of the names."""
    return [(name, numbers.get(name, 0)) for name in names]


def changed(given: Mapping[str, object], **values: object) -> str:
    """A query string of what is given, with other values; empty ones and defaults left out."""
    wanted = {**given, **values}
    return urlencode({name: value for name, value in wanted.items() if value and (name, value) not in _DEFAULTS})


_DEFAULTS = (("sort", "newest"), ("page", 1))
