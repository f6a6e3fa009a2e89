"""Load the shipped model, or any other spaCy model that is labelled in Universal Dependencies."""

from pathlib import Path

import spacy
from spacy.language import Language

from pipeline.errors import ModelRefused

SHIPPED = Path(__file__).parent / "model"
RELATIONS = """
acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat
goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp
"""
PROBE = "Officials said that 100 soldiers arrived in Paris."
NEEDED = {
    "DEP": "dependencies",
    "SENT_START": "sentence boundaries",
    "POS": "parts of speech",
    "MORPH": "morphological features",
    "LEMMA": "lemmas",
    "ENT_IOB": "entities",
}


def load(model: str | Path | None = None) -> Language:
    """The shipped model, or the one of that package name or path; ModelRefused says why one cannot serve."""
    source = SHIPPED if model is None else model
    try:
        nlp = spacy.load(source)
    except (OSError, ValueError, KeyError, TypeError, ImportError) as error:
        raise ModelRefused(f"language model {str(source)!r} cannot be loaded: {error}") from error
    _refuse_foreign_labels(nlp, source)
    _refuse_missing_parts(nlp, source)
    return nlp


def _refuse_foreign_labels(nlp: Language, source: str | Path) -> None:
    labels = nlp.pipe_labels.get("parser", [])
    known = set(RELATIONS.split())
    foreign = sorted(label for label in labels if label.lower().split(":")[0] not in known)
    if foreign:
        named = ", ".join(foreign[:5])
        raise ModelRefused(
            f"language model {str(source)!r} is not labelled in Universal Dependencies: its parser has {named}"
        )


def _refuse_missing_parts(nlp: Language, source: str | Path) -> None:
    """What a model yields is seen on a sentence, since components have any name and task."""
    doc = nlp(PROBE)
    missing = [meaning for attribute, meaning in NEEDED.items() if not doc.has_annotation(attribute)]
    if missing:
        raise ModelRefused(f"language model {str(source)!r} yields no {', no '.join(missing)}")
