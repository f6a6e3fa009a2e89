"""Bare negations: denials where somebody stresses them, or where the article tells of accusations."""

from collections.abc import Mapping

from spacy.tokens import Doc

from pipeline.extract.events.denial import EVENT_TYPE
from tests.extract.trees import found, texts, tree, trigger

STRESSED = (
    "The firm stressed that it was not the source of the leak.",
    "The/the/DET/DT/det/1 firm/firm/NOUN/NN/nsubj/2 stressed/stress/VERB/VBD/ROOT/2 that/that/SCONJ/IN/mark/8 "
    "it/it/PRON/PRP/nsubj/8 was/be/AUX/VBD/cop/8 not/not/PART/RB/advmod/8 the/the/DET/DT/det/8 "
    "source/source/NOUN/NN/ccomp/2 of/of/ADP/IN/case/11 the/the/DET/DT/det/11 leak/leak/NOUN/NN/nmod/8 "
    "././PUNCT/./punct/2",
)
MERELY_SAID = (
    "The firm said it was not open on Monday.",
    "The/the/DET/DT/det/1 firm/firm/NOUN/NN/nsubj/2 said/say/VERB/VBD/ROOT/2 it/it/PRON/PRP/nsubj/6 "
    "was/be/AUX/VBD/cop/6 not/not/PART/RB/advmod/6 open/open/ADJ/JJ/ccomp/2 on/on/ADP/IN/case/8 "
    "Monday/Monday/PROPN/NNP/obl/6/DATE ././PUNCT/./punct/2",
)
OF_ONESELF = (
    "The guard said that I did not open it.",
    "The/the/DET/DT/det/1 guard/guard/NOUN/NN/nsubj/2 said/say/VERB/VBD/ROOT/2 that/that/SCONJ/IN/mark/7 "
    "I/I/PRON/PRP/nsubj/7 did/do/AUX/VBD/aux/7 not/not/PART/RB/advmod/7 open/open/VERB/VB/ccomp/2 "
    "it/it/PRON/PRP/obj/7 ././PUNCT/./punct/2",
)
MODAL = (
    "The firm stressed that it would not sell the mine.",
    "The/the/DET/DT/det/1 firm/firm/NOUN/NN/nsubj/2 stressed/stress/VERB/VBD/ROOT/2 that/that/SCONJ/IN/mark/7 "
    "it/it/PRON/PRP/nsubj/7 would/would/AUX/MD/aux/7 not/not/PART/RB/advmod/7 sell/sell/VERB/VB/ccomp/2 "
    "the/the/DET/DT/det/9 mine/mine/NOUN/NN/obj/7 ././PUNCT/./punct/2",
)
DISPUTES = {"allegations": 3, "denied": 2}


def _doc(rows: tuple[str, str], words: Mapping[str, int] | None = None) -> Doc:
    doc = tree(*rows)
    doc.user_data["article_words"] = dict(words or {})
    return doc


def test_what_is_stressed_not_to_be_so_is_denied() -> None:
    doc = _doc(STRESSED)
    (finding,) = found(EVENT_TYPE, doc)
    assert (trigger(finding), finding.subtype, finding.polarity) == ("was not source", "deny", "positive")
    assert texts(doc, finding, "speaker") == ["The firm"]


def test_a_negated_remark_is_no_denial() -> None:
    assert found(EVENT_TYPE, _doc(MERELY_SAID)) == []


def test_of_oneself_it_is_a_denial_only_where_the_article_tells_of_accusations() -> None:
    assert found(EVENT_TYPE, _doc(OF_ONESELF)) == []
    (finding,) = found(EVENT_TYPE, _doc(OF_ONESELF, DISPUTES))
    assert trigger(finding) == "did not open"


def test_what_will_not_be_done_is_not_denied() -> None:
    assert found(EVENT_TYPE, _doc(MODAL, DISPUTES)) == []
