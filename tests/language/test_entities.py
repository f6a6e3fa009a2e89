"""One entity scheme from several: what is kept and what is filled in."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from training.entities import NAMES, Name, completed, label, teacher_names
from training.entity_docs import lowered
from training.tokenization import adapt

TEXT = "Gen. Lee met Russian envoys of the Red Cross on Monday"


def name(text: str, label_: str) -> Name:
    start = TEXT.index(text)
    return Name(start, start + len(text), label_)


def test_the_teacher_fills_in_only_types_that_a_corpus_lacks() -> None:
    gold = [name("Lee", "PERSON")]
    silver = [name("Gen. Lee", "ORG"), name("Russian", "NORP"), name("Red Cross", "ORG"), name("Monday", "DATE")]
    assert completed(gold, silver, NAMES) == [gold[0], silver[1], silver[3]]


def test_a_text_without_capitals_keeps_its_names() -> None:
    doc = label(spacy.blank("en"), TEXT, [name("Lee", "PERSON"), name("Red Cross", "ORG"), name("Cross", "PLACE")])
    assert [(e.text, e.label_) for e in doc.ents] == [("Lee", "PERSON"), ("Red Cross", "ORG")]
    copy = lowered(doc)
    assert (copy.text, [e.text for e in copy.ents]) == (TEXT.lower(), ["lee", "red cross"])


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        (["the", "Red", "Cross", "'s"], "ORG", [("ORG", "Red Cross")]),
        (["President", "Bush"], "PERSON", [("PERSON", "Bush")]),
        (["Lt."], "GPE", []),
        (["the", "past", "year"], "DATE", [("DATE", "the past year")]),
        (["Hamlet"], "WORK_OF_ART", []),
    ],
)
def test_names_lose_article_title_and_genitive(words: list[str], kind: str, expected: list[tuple[str, str]]) -> None:
    doc = Doc(spacy.blank("en").vocab, words=words)
    doc.ents = [Span(doc, 0, len(doc), label=kind)]
    assert [(n.label, doc.text[n.start : n.end]) for n in teacher_names(doc)] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("non-profit co-founder", ["non-profit", "co-founder"]),
        ("U.S.-led 15-year F-16", ["U.S.", "-", "led", "15", "-", "year", "F", "-", "16"]),
        ("Lt. Gen. Lee, Sgt. Hall", ["Lt.", "Gen.", "Lee", ",", "Sgt.", "Hall"]),
        ("at 7:30PM?!", ["at", "7:30", "PM", "?!"]),
        ("“we’ve and/or", ["“", "we", "’ve", "and", "/", "or"]),
    ],
)
def test_tokens_are_the_treebanks(text: str, words: list[str]) -> None:
    nlp = spacy.blank("en")
    adapt(nlp)
    assert [token.text for token in nlp(text)] == words
