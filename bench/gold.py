"""Hand-annotated events, read from any of the gold files' forms into one."""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.model import Article, Metadata, Span

Spans = Mapping[str, tuple["GoldSpan", ...]]


class GoldSpan(Span):
    """A span with its normalised value, where the gold tells one."""

    normalized: dict[str, Any] | None = None


@dataclass(frozen=True)
class GoldLink:
    """One link of the chain of sources; what its sentence does not hold is absent, direct where it is not told."""

    source: Span | None
    cue: Span | None
    direct: bool | None


@dataclass(frozen=True)
class GoldEvent:
    """One annotated event; where annotators allow several values, each of them is right."""

    type: str
    subtypes: tuple[str, ...]
    trigger: Span
    sentence: Span
    polarities: tuple[str, ...]
    modalities: tuple[str, ...]
    arguments: Spans
    optional: Spans
    attributed: bool | None
    sources: tuple[str, ...]
    chain: tuple[GoldLink, ...] | None = None  # None: not told


@dataclass(frozen=True)
class OptionalEvent:
    """An event that one annotator alone found: what a system finds in its sentence counts neither way."""

    type: str
    sentence: Span


@dataclass(frozen=True)
class GoldArticle:
    """A text with all its events; loose marks a lone sentence, which has no facts to be cleaned of."""

    article: Article
    events: tuple[GoldEvent, ...]
    optional: tuple[OptionalEvent, ...] = field(default=())
    loose: bool = False


def corpora(
    shared: Path | None, own: Path, heldout: Path | None = None, voa: Path | None = None
) -> dict[str, tuple[GoldArticle, ...]]:
    """Name of each gold corpus that is there -> its articles; shared holds the gold/ and seeds/ folders."""
    found = {}
    if shared is not None and (shared / "gold").is_dir():
        gold = shared / "gold"
        found["dev"] = annotated(gold / "dev" / "articles.jsonl.gz")
        found["voa_dev"] = annotated(gold / "voa_dev.json", loose=True)
        found["news_dev"] = annotated(gold / "news_dev.json")
        found["seeds"] = annotated(gold / "seeds.json", texts=shared / "seeds")
    if own.is_file():
        found["own"] = annotated(own)
    if voa is not None and voa.is_file():
        found["voa_more"] = annotated(voa, loose=True)
    if heldout is not None and heldout.is_dir():
        found["heldout"] = annotated(heldout / "articles.json")
        found["heldout_sentences"] = annotated(heldout / "sentences.json", loose=True)
    return {name: articles for name, articles in found.items() if articles}


def annotated(path: Path, texts: Path | None = None, loose: bool = False) -> tuple[GoldArticle, ...]:
    """The articles of a file, whose texts may lie in a folder; none where there is no such file."""
    return tuple(article_of(row, texts, loose) for row in _rows(path)) if path.is_file() else ()


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """The rows of a JSON list, or of packed JSON lines."""
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    else:
        yield from json.loads(path.read_text(encoding="utf-8"))


def article_of(row: Mapping[str, Any], texts: Path | None = None, loose: bool = False) -> GoldArticle:
    """The article of a row of any gold file."""
    name = row.get("id") or row["file"]
    text = row["text"] if texts is None else (texts / row["file"]).read_text(encoding="utf-8")
    facts = Metadata(title=row.get("title"), outlet=row.get("outlet"), published=row.get("date"))
    article = Article(id=name, source_id=name, source=name, content_type="text/plain", text=text, metadata=facts)
    whole = Span(start=0, end=len(text), text=text)
    events = tuple(_event(event, whole) for event in row["events"])
    optional = tuple(_optional(event) for event in row.get("optional", ()))
    return GoldArticle(article=article, events=events, optional=optional, loose=loose)


def _event(row: Mapping[str, Any], whole: Span) -> GoldEvent:
    chain = row.get("attribution", ())
    sources = tuple(link["source"]["text"] for link in chain if link.get("source"))
    return GoldEvent(
        type=row["type"],
        subtypes=_several(row["subtype"]),
        trigger=Span(**row["trigger"]),
        sentence=Span(**row["sentence"]) if "sentence" in row else whole,
        polarities=_several(row["polarity"]),
        modalities=_several(row["modality"]),
        arguments=_spans(row["arguments"]),
        optional=_spans(row.get("optional", {})),
        attributed=_attributed(row),
        sources=sources or tuple(row.get("sources", ())),
        chain=tuple(map(_link, chain)) if "attribution" in row else None,
    )


def _attributed(row: Mapping[str, Any]) -> bool | None:
    """Whether the event is attributed; None where values are of two readers, as lists, and nothing is told of it."""
    if "attributed" in row or not isinstance(row["polarity"], str):
        return row.get("attributed")
    return bool(row["attribution"]) if "attribution" in row else None


def _link(row: Mapping[str, Any]) -> GoldLink:
    source, cue = (Span(**row[key]) if row.get(key) else None for key in ("source", "cue"))
    return GoldLink(source=source, cue=cue, direct=row.get("direct"))


def _optional(row: Mapping[str, Any]) -> OptionalEvent:
    return OptionalEvent(type=row["type"], sentence=Span(**row["sentence"]))


def _several(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _spans(roles: Mapping[str, Iterable[Mapping[str, Any]]]) -> Spans:
    return {role: tuple(GoldSpan(**span) for span in spans) for role, spans in roles.items()}
