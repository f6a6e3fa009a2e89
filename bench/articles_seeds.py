"""The seed articles against what a person noted of them: every fact right, nothing guessed, boilerplate masked."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.articles.clean import clean
from pipeline.articles.read import read_articles
from pipeline.model import Article, CleanArticle, Fact


class Check(NamedTuple):
    """One thing that was noted of an article, and what was found."""

    source_id: str
    name: str
    expected: str | None
    found: str | None

    @property
    def right(self) -> bool:
        """Whether they are the same."""
        return self.expected == self.found


def checks(shared: Path) -> Iterator[Check]:
    """Every check of every seed article."""
    for noted in json.loads((shared / "gold" / "seeds_articles.json").read_text("utf-8")):
        article = next(read_articles(shared / "seeds" / noted["file"]))
        assert isinstance(article, Article)
        yield from _of(clean(article), noted)


def _of(cleaned: CleanArticle, noted: dict[str, Any]) -> Iterator[Check]:
    facts, name = cleaned.facts, noted["file"]
    yield Check(name, "title", noted["title"], _value(facts.title))
    yield Check(name, "outlet", noted["outlet"], _value(facts.outlet))
    yield Check(name, "language", noted["language"], _value(facts.language))
    yield Check(name, "credited", _joined(noted["wire"]), _joined(fact.value for fact in facts.credited))
    told = facts.published if facts.published and facts.published.how != "inferred" else None
    inferred = facts.published if facts.published and facts.published.how == "inferred" else None
    yield Check(name, "published", noted["published"], _value(told))
    yield Check(name, "inferred", (noted.get("inferred_published") or "")[:10] or None, _value(inferred))
    author = _value(facts.authors[0]) if facts.authors else None
    yield Check(name, "byline", re.split(r"[ ,(]", noted["byline"])[0] if noted["byline"] else None, author)
    yield from _boilerplate(cleaned, noted["boilerplate"])


def _boilerplate(cleaned: CleanArticle, listed: list[str]) -> Iterator[Check]:
    """Whether the masks cover what is listed, the last time it stands there, and nothing beside it but markup."""
    text, name = cleaned.article.text, cleaned.article.source_id
    masked = {place for mask in cleaned.masks for place in range(mask.start, mask.end)}
    markup = {place for mask in cleaned.masks if mask.reason == "markup" for place in range(mask.start, mask.end)}
    expected: set[int] = set()
    for piece in listed:
        starts = [match.start() for match in re.finditer(re.escape(piece), text)]
        chosen = starts if len(piece) < 30 else starts[-1:]
        expected.update(place for start in chosen for place in range(start, start + len(piece)))
    yield Check(name, "boilerplate left", "", _shown(text, expected - masked))
    yield Check(name, "prose masked", "", _shown(text, masked - expected - markup))


def _shown(text: str, places: set[int]) -> str:
    return "".join(text[place] for place in sorted(places) if not text[place].isspace())


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def _joined(values: Any) -> str:
    return ", ".join(sorted(values))
