"""Load the shipped model, or another one with the component ``news_events``."""

import sys
from collections.abc import Mapping
from pathlib import Path

import spacy
from spacy.language import Language

from pipeline.errors import ModelRefused, UnknownEventType
from pipeline.language import boundaries, events
from pipeline.language.version import SHIPPED

PROBE = "Officials said that 100 soldiers arrived in Paris."


def load(model: str | Path | None = None, thresholds: Mapping[str, float] | None = None) -> Language:
    """The shipped model, or the one of that package name or path; ModelRefused says why one cannot serve.

    thresholds: event type -> score from which its events are told; the model's own for types that are not named.
    """
    source = SHIPPED if model is None else model
    override = {f"components.{events.FACTORY}.thresholds": dict(thresholds)} if thresholds else {}
    try:
        nlp = spacy.load(source, config=override)
        _refuse_missing_parts(nlp, source)
        _refuse_unknown_types(nlp, thresholds or {})
        nlp(PROBE)
    except (OSError, ValueError, KeyError, TypeError, ImportError, AttributeError) as error:
        raise ModelRefused(f"language model {str(source)!r} cannot be loaded: {error}") from error
    nlp.max_length = sys.maxsize  # nothing here takes more than its share of memory from a long text
    return nlp


def _refuse_missing_parts(nlp: Language, source: str | Path) -> None:
    missing = [name for name in (boundaries.FACTORY, events.FACTORY) if name not in nlp.pipe_names]
    if missing:
        raise ModelRefused(f"language model {str(source)!r} has no component {' and no '.join(missing)}")


def _refuse_unknown_types(nlp: Language, thresholds: Mapping[str, float]) -> None:
    known = nlp.pipe_labels[events.FACTORY]
    unknown = sorted(set(thresholds) - set(known))
    if unknown:
        named, there = ", ".join(unknown), ", ".join(known)
        raise UnknownEventType(f"thresholds name {named}, but the model's event types are {there}")
