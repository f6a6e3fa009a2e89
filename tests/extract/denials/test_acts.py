"""Denying an act that one can only be accused of, one's own words, any wrongdoing."""

import pytest
from spacy.tokens import Doc

from pipeline.extract.events.denial import EVENT_TYPE
from tests.extract.trees import found, texts, the_one, tree, trigger

MEDDLE = tree(
    "Iran has said that it did not meddle in the vote.",
    "Iran/Iran/PROPN/NNP/nsubj/2/PLACE has/have/AUX/VBZ/aux/2 said/say/VERB/VBN/ROOT/2 that/that/SCONJ/IN/mark/7 "
    "it/it/PRON/PRP/nsubj/7 did/do/AUX/VBD/aux/7 not/not/PART/RB/advmod/7 meddle/meddle/VERB/VB/ccomp/2 "
    "in/in/ADP/IN/case/10 the/the/DET/DT/det/10 vote/vote/NOUN/NN/obl/7 ././PUNCT/./punct/2",
)
WRONG = tree(
    "The senator said that he did nothing wrong.",
    "The/the/DET/DT/det/1 senator/senator/NOUN/NN/nsubj/2 said/say/VERB/VBD/ROOT/2 that/that/SCONJ/IN/mark/5 "
    "he/he/PRON/PRP/nsubj/5 did/do/VERB/VBD/ccomp/2 nothing/nothing/PRON/NN/obj/5 wrong/wrong/ADV/RB/advmod/5 "
    "././PUNCT/./punct/2",
)
NEVER_SAID = tree(
    '"I never said that," the coach told reporters.',
    '"/"/PUNCT/``/punct/3 I/I/PRON/PRP/nsubj/3 never/never/ADV/RB/advmod/3 said/say/VERB/VBD/ccomp/9 '
    "that/that/PRON/DT/obj/3 ,/,/PUNCT/,/punct/4 \"/\"/PUNCT/''/punct/4 the/the/DET/DT/det/8 "
    "coach/coach/NOUN/NN/nsubj/9 told/tell/VERB/VBD/ROOT/9 reporters/reporter/NOUN/NNS/iobj/9 ././PUNCT/./punct/9",
)
SAID_LITTLE = tree(
    "I did not say anything.",
    "I/I/PRON/PRP/nsubj/3 did/do/AUX/VBD/aux/3 not/not/PART/RB/advmod/3 say/say/VERB/VB/ROOT/3 "
    "anything/anything/PRON/NN/obj/3 ././PUNCT/./punct/3",
)
NO_SUCH = tree(
    "Gavin said that no such threat was made.",
    "Gavin/Gavin/PROPN/NNP/nsubj/1/PERSON said/say/VERB/VBD/ROOT/1 that/that/SCONJ/IN/mark/7 no/no/DET/DT/det/5 "
    "such/such/ADJ/JJ/amod/5 threat/threat/NOUN/NN/nsubj:pass/7 was/be/AUX/VBD/aux:pass/7 "
    "made/make/VERB/VBN/ccomp/1 ././PUNCT/./punct/1",
)


@pytest.mark.parametrize(
    ("doc", "words"),
    [
        pytest.param(MEDDLE, "did not meddle", id="what one is accused of"),
        pytest.param(WRONG, "did nothing wrong", id="nothing wrong"),
        pytest.param(NEVER_SAID, "never said", id="own words"),
        pytest.param(NO_SUCH, "no such threat", id="no such"),
    ],
)
def test_each_way_to_deny_an_act_has_its_trigger(doc: Doc, words: str) -> None:
    finding = the_one(EVENT_TYPE, doc)
    assert (trigger(finding), finding.subtype, finding.polarity) == (words, "deny", "positive")


def test_who_says_so_denies_it() -> None:
    assert texts(MEDDLE, the_one(EVENT_TYPE, MEDDLE), "speaker") == ["Iran"]
    assert texts(MEDDLE, the_one(EVENT_TYPE, MEDDLE), "claim") == ["meddle in the vote"]


def test_keeping_silent_denies_nothing() -> None:
    assert found(EVENT_TYPE, SAID_LITTLE) == []
