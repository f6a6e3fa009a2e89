"""Hand-built trees for rule tests: no language model is needed to read them."""

import spacy
from spacy.tokens import Doc

from pipeline.extract.eventtype import EventType
from pipeline.extract.matching import Finding, Matcher

VOCAB = spacy.blank("en").vocab


def tree(text: str, annotation: str) -> Doc:
    """The text with its annotation: "word/lemma/POS/TAG/relation/head" per token, perhaps "/ENTITY"; heads from 0."""
    rows = [token.split("/") for token in annotation.split()]
    words = [row[0] for row in rows]
    entities = [row[6] if len(row) > 6 else "" for row in rows]
    return Doc(
        VOCAB,
        words=words,
        spaces=_spaces(text, words),
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        deps=[row[4] for row in rows],
        heads=[int(row[5]) for row in rows],
        ents=[_iob(entities, index) for index in range(len(rows))],
    )


def _spaces(text: str, words: list[str]) -> list[bool]:
    spaces, position = [], 0
    for word in words:
        position = text.index(word, position) + len(word)
        spaces.append(text[position : position + 1] == " ")
    return spaces


def _iob(entities: list[str], index: int) -> str:
    label = entities[index]
    if not label:
        return "O"
    return ("I-" if index and entities[index - 1] == label else "B-") + label


def found(event_type: EventType, doc: Doc) -> list[Finding]:
    """All that the rules of a type find in a tree."""
    return Matcher(event_type).find(doc)


def the_one(event_type: EventType, doc: Doc) -> Finding:
    """The only finding of a type in a tree."""
    (finding,) = found(event_type, doc)
    return finding


def trigger(finding: Finding) -> str:
    """Its words."""
    return " ".join(word.text for word in finding.frame.trigger)


def texts(doc: Doc, finding: Finding, role: str) -> list[str]:
    """What fills a role."""
    ranges = dict(finding.ranges())[role]
    return [doc.text[start:end] for start, end in ranges]
