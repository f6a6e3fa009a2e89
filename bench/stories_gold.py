"""Gold events and facts -> the records that grouping takes, so that the fold can be measured alone."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.articles.clean import clean
from pipeline.extract.values import Context, fullest_names, normalize
from pipeline.model import (
    Analysis,
    Argument,
    Article,
    Attribution,
    CleanArticle,
    Event,
    Fact,
    Facts,
    Metadata,
    Name,
    Span,
)
from pipeline.stories.features import features

Json = dict[str, Any]
Embed = Callable[[CleanArticle, Sequence[Event]], Sequence[bytes]]
"""Tells where an article's events lie among others."""
AGENTS = ("actor", "party", "speaker", "claimant")


def unplaced(cleaned: CleanArticle, events: Sequence[Event]) -> Sequence[bytes]:
    """Tells nothing of where events lie."""
    return ()


def seed_analyses(shared: Path, embed: Embed = unplaced) -> list[Analysis]:
    """The seed articles with their gold events and facts."""
    events = {item["file"]: item["events"] for item in _load(shared / "gold/seeds.json")}
    facts = {item["file"]: item for item in _load(shared / "gold/seeds_articles.json")}
    return [
        _analysis(CleanArticle(article=_seed(shared, name), facts=seed_facts(facts[name])), events[name], embed)
        for name in sorted(events)
    ]


def _seed(shared: Path, name: str) -> Article:
    text = (shared / "seeds" / name).read_text(encoding="utf-8")
    return Article(id=name, source_id=name, source=name, content_type="text/plain", text=text)


def seed_facts(gold: Json) -> Facts:
    """Gold facts of a seed article as records."""
    how = "attribution" if "reported" in (gold.get("wire_evidence") or "") else "credit"
    return Facts(
        title=_fact(gold["title"], "heading"),
        outlet=_fact(gold["outlet"], "url"),
        published=_fact(gold["published"], "date-line"),
        credited=tuple(Fact(value=wire, evidence=gold.get("wire_evidence", wire), how=how) for wire in gold["wire"]),
    )


def gold_analysis(article: Article, events: list[Json], embed: Embed = unplaced) -> Analysis:
    """An article's analysis with gold events, its facts as the article reader tells them."""
    return _analysis(clean(article), events, embed)


def row_analysis(row: Mapping[str, Any], embed: Embed = unplaced) -> Analysis:
    """An annotated article of the training data; of several right values of an event the first counts."""
    first = {"subtype", "polarity", "modality"}
    events = [{key: value[0] if key in first else value for key, value in item.items()} for item in row["events"]]
    return gold_analysis(row_article(row), events, embed)


def row_article(row: Mapping[str, Any]) -> Article:
    """The article of a row of the training data."""
    given = Metadata(title=row.get("title"), published=row.get("date"), outlet=row.get("outlet"))
    name = row["id"]
    return Article(id=name, source_id=name, source=name, content_type="text/plain", text=row["text"], metadata=given)


def _analysis(cleaned: CleanArticle, items: list[Json], embed: Embed) -> Analysis:
    article, facts = cleaned.article, cleaned.facts
    context = _context(items, facts)
    events = tuple(event(item, article.id, context) for item in items)
    return Analysis(
        article_id=article.id,
        source_id=article.source_id,
        source=article.source,
        facts=facts,
        events=events,
        features=features(cleaned, embeddings=embed(cleaned, events)),
    )


def event(item: Json, name: str, context: Context) -> Event:
    """A gold event as the extractor would give it."""
    roles = {role: tuple(_argument(role, span, context) for span in spans) for role, spans in item["arguments"].items()}
    return Event(
        id=item["id"],
        article_id=name,
        source_id=name,
        type=item["type"],
        field=item.get("field", "text"),
        subtype=item["subtype"],
        trigger=Span(**item["trigger"]),
        sentence=Span(**item["sentence"]),
        arguments=roles,
        polarity=item["polarity"],
        modality=item["modality"],
        attribution=tuple(_attribution(link, context) for link in item["attribution"]),
        rule="gold",
    )


def _context(events: list[Json], facts: Facts) -> Context:
    """The article's date and names, as its gold events tell them."""
    names = {
        span["text"]
        for item in events
        for role in AGENTS
        for span in (*item["arguments"].get(role, ()), *(link["source"] for link in item["attribution"]))
        if span
    }
    published = date.fromisoformat(facts.published.value[:10]) if facts.published else None
    organisations = tuple(sorted({item["text"] for e in events for item in e["arguments"].get("actor", ())}))
    return Context(date=published, persons=fullest_names(sorted(names)), organisations=organisations)


def _argument(role: str, span: Json, context: Context) -> Argument:
    value = normalize(role, span["text"], context)
    return Argument(start=span["start"], end=span["end"], text=span["text"], normalized=value)


def _attribution(link: Json, context: Context) -> Attribution:
    """One link of a gold chain of sources."""
    source = Span(**link["source"]) if link["source"] else None
    name = normalize("source", source.text, context) if source else None
    return Attribution(
        source=source,
        cue=Span(**link["cue"]) if link["cue"] else None,
        direct=bool(link.get("direct")),
        anonymous=name is None,
        name=name if isinstance(name, Name) else None,
    )


def _fact(value: str | None, how: str) -> Fact | None:
    return Fact(value=value, evidence=value, how=how) if value else None


def _load(path: Path) -> list[Json]:
    loaded: list[Json] = json.loads(path.read_text(encoding="utf-8"))
    return loaded
