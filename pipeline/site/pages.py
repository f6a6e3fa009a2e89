"""Pages by address: what each reads of the database, and how it is written as HTML or as JSON."""

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode, urlsplit

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pipeline.site import articles, entries, figures, lists, stories
from pipeline.site.filters import LABELS, SORTS, Filters, filters, known, page_number
from pipeline.site.read import Found
from pipeline.site.words import STATUSES, TYPES, events

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_NUL = re.compile(rb"((?<!\\)(?:\\\\)*)\\u0000")
_SHORT = 200  # characters of a title or a name beside others

Given = Mapping[str, str]
"""What the address names, and the query string."""


@dataclass(frozen=True)
class Page:
    """An address with names in braces, the template's name, and what reads its data."""

    address: str
    template: str
    read: Callable[[sqlite3.Connection, Given, Given], Found]
    parameters: tuple[str, ...] = ()

    def data(self, db: sqlite3.Connection, named: Given, query: Given) -> Found:
        """What it shows; raises NotThere, UnknownFilter."""
        return self.read(db, named, known(query, self.parameters))


_FILTERS = tuple(each.name for each in fields(Filters))
_PAGED = ("page",)

PAGES = (
    Page(
        "/stories",
        "stories",
        lambda db, _, query: lists.stories_page(db, filters(query), page_number(query)),
        (*_FILTERS, *_PAGED),
    ),
    Page(
        "/stories/{story}",
        "story",
        lambda db, named, query: stories.story_page(db, named["story"], page_number(query)),
        _PAGED,
    ),
    Page(
        "/stories/{story}/articles",
        "articles",
        lambda db, named, query: stories.articles_page(db, named["story"], page_number(query)),
        _PAGED,
    ),
    Page(
        "/stories/{story}/entries/{entry}",
        "entry",
        lambda db, named, query: entries.entry_page(db, named["story"], named["entry"], page_number(query)),
        _PAGED,
    ),
    Page("/articles/{article}", "article", lambda db, named, _: articles.article_page(db, named["article"])),
    Page("/figures", "figures", lambda db, _named, _query: figures.figures_page(db)),
    Page("/dead-letters", "dead_letters", lambda db, _, query: lists.dead_letters_page(db, page_number(query)), _PAGED),
)


def pages(flow: Callable[[], Found]) -> tuple[Page, ...]:
    """All pages; flow tells how that goes which the database follows, as Metrics.flow does."""
    return (*PAGES, Page("/stream", "stream", lambda db, _named, _query: lists.stream_page(db) | flow()))


def as_json(data: Found) -> bytes:
    """The page's data, to read by programs and people; NUL, which many of them take for an end, as U+FFFD."""
    return _NUL.sub(rb"\1\\ufffd", orjson.dumps(data, option=orjson.OPT_INDENT_2))


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
        "short": short,
        "differ": differ,
    }
    made.globals |= {
        "LABELS": LABELS,
        "TYPES": TYPES,
        "STATUSES": STATUSES,
        "SORTS": tuple(SORTS),
        "stacked": figures.stacked,
    }
    return made


def _visible(value: object) -> object:
    """Words of an article with control characters as a sign, since HTML holds none, and none that turn what follows."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return _CONTROLS.sub("\ufffd", _TURNING.sub("", value))


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


def short(text: str, most: int = _SHORT) -> str:
    """Cut where it is too long to stand beside others."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def differ(figures: Sequence[Found]) -> bool:
    """Whether two of them cannot both be right."""
    bounds = [(each["least"], each["most"]) for each in figures if each["least"] is not None]
    return bool(bounds) and max(least for least, _ in bounds) > min(most for _, most in bounds)


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
