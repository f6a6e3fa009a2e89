"""How well pages are read: title, date, first author and body words, beside trafilatura alone."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from trafilatura import bare_extraction
from trafilatura.settings import Document

from pipeline.articles.clean import clean
from pipeline.articles.read import read_articles
from pipeline.model import Article


class Page(NamedTuple):
    """What a page says, known or read: title, ISO 8601 day, first author, and the body."""

    title: str
    date: str
    author: str
    body: str


class Scores(NamedTuple):
    """Shares of the pages that are right, and the mean F1 of the body's words."""

    title: float
    date: float
    author: float
    body: float


def expected(path: Path) -> Page:
    """What a person says of the page: the JSON file beside it."""
    told = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return Page(told["title"], told["date"], told["author"], "\n".join(told["paragraphs"]))


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


def score(pages: Sequence[Path], reader: Callable[[Path], Page]) -> Scores:
    """A reader's scores over the pages."""
    pairs = [(expected(path), reader(path)) for path in pages]

    def share(name: str) -> float:
        return sum(_fold(getattr(right, name)) == _fold(getattr(read, name)) for right, read in pairs) / len(pairs)

    body = sum(words_f1(right.body, read.body) for right, read in pairs) / len(pairs)
    return Scores(share("title"), share("date"), share("author"), body)


def words_f1(right: str, read: str) -> float:
    """F1 of two texts as bags of words."""
    one, other = _words(right), _words(read)
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common else 0.0


def as_row(scores: Scores) -> Mapping[str, float]:
    """The scores by name, rounded for a table."""
    return {name: round(value, 3) for name, value in scores._asdict().items()}


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold()))


def _fold(text: str) -> str:
    """Letters and figures alone: quotes, dashes and spaces differ between a page's own places."""
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()
