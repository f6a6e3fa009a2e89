"""Hand-annotated events, read from any of the gold files' forms into one."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.model import Article, Metadata, Span

Spans = Mapping[str, tuple["GoldSpan", ...]]


class GoldSpan(Span):
    """A span with its normalised value, where the gold tells one."""

    normalized: dict[str, Any] | None = None


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
        found["voa_dev"] = _read(gold / "voa_dev.json", loose=True)
        found["news_dev"] = _read(gold / "news_dev.json")
        found["seeds"] = _read(gold / "seeds.json", texts=shared / "seeds")
    if own.is_file():
        found["own"] = _read(own)
    if voa is not None and voa.is_file():
        found["voa_more"] = _read(voa, loose=True)
    if heldout is not None and heldout.is_dir():
        found["heldout"] = _read(heldout / "articles.json")
        found["heldout_sentences"] = _read(heldout / "sentences.json", loose=True)
    return found


def _read(path: Path, texts: Path | None = None, loose: bool = False) -> tuple[GoldArticle, ...]:
    if not path.is_file():
        return ()
    return tuple(_article(row, texts, loose) for row in json.loads(path.read_text(encoding="utf-8")))


def _article(row: Mapping[str, Any], texts: Path | None, loose: bool) -> GoldArticle:
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
        attributed=bool(chain) if "attribution" in row else row.get("attributed"),
        sources=sources or tuple(row.get("sources", ())),
    )


def _optional(row: Mapping[str, Any]) -> OptionalEvent:
    return OptionalEvent(type=row["type"], sentence=Span(**row["sentence"]))


def _several(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _spans(roles: Mapping[str, Iterable[Mapping[str, Any]]]) -> Spans:
    return {role: tuple(GoldSpan(**span) for span in spans) for role, spans in roles.items()}
