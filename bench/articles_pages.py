"""How well pages are read: title, date, first author and body, beside trafilatura alone.

A folder of pages holds facts.json: an object that tells of each page, by its file's name, what a person found on it.
Every key may be left out, and what is not known is not scored:

    {"page.html": {"title": "...", "date": "2021-05-03", "author": "...", "url": "https://...",
                   "paragraphs": ["..."], "contains": ["..."], "lacks": ["..."]}}

"author" is the first author; "paragraphs" are the whole body; where they are not known, "contains" holds pieces of it
and "lacks" pieces of what stands around it. "url" tells the site that the page is counted to; it is not given to the
readers.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from trafilatura import bare_extraction
from trafilatura.settings import Document

from pipeline.articles.clean import clean
from pipeline.articles.read import read_articles
from pipeline.model import Article

FACTS = "facts.json"


class Page(NamedTuple):
    """What a reader makes of a page: title, ISO 8601 day, first author, and the body."""

    title: str
    date: str
    author: str
    body: str


class Known(NamedTuple):
    """What a person found on a page; absent where nobody looked."""

    path: Path
    title: str | None = None
    date: str | None = None
    author: str | None = None
    url: str | None = None
    paragraphs: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


class Scores(NamedTuple):
    """Shares of the known facts that are right, the mean F1 of the bodies' words, and F1 over pieces of bodies."""

    title: float | None
    date: float | None
    author: float | None
    body: float | None
    pieces: float | None


class Miss(NamedTuple):
    """A fact that was read otherwise than it is known."""

    path: Path
    name: str
    known: str
    read: str


Reader = Callable[[Path], Page]


def known_pages(folder: Path) -> list[Known]:
    """The pages of a folder of which something is known, in the order of their names."""
    told: Mapping[str, Mapping[str, object]] = json.loads((folder / FACTS).read_text("utf-8"))
    return [_known(folder / name, facts) for name, facts in sorted(told.items())]


def _known(path: Path, facts: Mapping[str, object]) -> Known:
    given = {key: tuple(value) if isinstance(value, list) else value for key, value in facts.items()}
    return Known(path, **given)  # type: ignore[arg-type]  # the file's values, told in this module's first lines


def half(pages: Sequence[Known], number: int) -> list[Known]:
    """One of two halves, 1 or 2, that share no site: one to study, one to measure."""
    return [page for page in pages if blake2b(_site(page).encode()).digest()[0] % 2 == number - 1]


def _site(page: Known) -> str:
    """The site's name without its top-level domain and subdomains, so that a newspaper's editions stay together."""
    parts = (urlsplit(page.url or "").hostname or page.path.stem).split(".")
    short = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return parts[-3] if short else parts[-2] if len(parts) > 1 else parts[0]


def ours(path: Path) -> Page:
    """What reading and cleaning make of a page."""
    article = next(read_articles(path))
    if not isinstance(article, Article):
        return Page("", "", "", "")
    facts = clean(article).facts
    author = facts.authors[0].value if facts.authors else ""
    title, day = (fact.value if fact else "" for fact in (facts.title, facts.published))
    return Page(title, day[:10], author, article.text)


def trafilatura_alone(path: Path) -> Page:
    """What trafilatura makes of a page with its own settings."""
    found = bare_extraction(path.read_bytes(), with_metadata=True, include_comments=False)
    if not isinstance(found, Document):
        return Page("", "", "", "")
    author = (found.author or "").split(";")[0]
    return Page(found.title or "", found.date or "", author, found.text or "")


def read_all(pages: Sequence[Known], reader: Reader) -> list[Page]:
    """Every page as a reader reads it."""
    return [reader(page.path) for page in pages]


def score(pages: Sequence[Known], read: Sequence[Page]) -> Scores:
    """A reader's scores over the facts that are known."""
    wrong = Counter(miss.name for miss in misses(pages, read))
    title, date, author = (
        1 - wrong[name] / count if (count := sum(getattr(page, name) is not None for page in pages)) else None
        for name in ("title", "date", "author")
    )
    bodies = [words_f1("\n".join(page.paragraphs), got.body) for page, got in _pairs(pages, read) if page.paragraphs]
    return Scores(title, date, author, sum(bodies) / len(bodies) if bodies else None, _pieces_f1(pages, read))


def misses(pages: Sequence[Known], read: Sequence[Page]) -> list[Miss]:
    """The titles, dates and authors that are read otherwise than they are known."""
    return [
        Miss(page.path, name, known, found)
        for page, got in _pairs(pages, read)
        for name in ("title", "date", "author")
        if (known := getattr(page, name)) is not None and _fold(known) != _fold(found := getattr(got, name))
    ]


def _pairs(pages: Sequence[Known], read: Sequence[Page]) -> Iterator[tuple[Known, Page]]:
    return zip(pages, read, strict=True)


def _pieces_f1(pages: Sequence[Known], read: Sequence[Page]) -> float | None:
    """F1 of the pieces of all bodies: those that should be read, against those that should not."""
    wanted = [_fold(piece) in _fold(got.body) for page, got in _pairs(pages, read) for piece in page.contains]
    unwanted = [_fold(piece) in _fold(got.body) for page, got in _pairs(pages, read) for piece in page.lacks]
    return 2 * sum(wanted) / (len(wanted) + sum(wanted) + sum(unwanted)) if wanted else None


def words_f1(right: str, read: str) -> float:
    """F1 of two texts as bags of words."""
    one, other = _words(right), _words(read)
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common else 0.0


def as_row(scores: Scores) -> Mapping[str, float]:
    """The scores by name, rounded for a table; what could not be scored is left out."""
    return {name: round(value, 3) for name, value in scores._asdict().items() if value is not None}


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _fold(text: str) -> str:
    """Letters and figures alone: quotes, dashes and spaces differ between a page's own places."""
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()
