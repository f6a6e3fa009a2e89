"""Sources where the tree hangs what is said on a noun, where a second one speaks, where nobody will say."""

import pytest
from spacy.tokens import Doc

from pipeline.extract.attribution import Sources
from tests.extract.trees import tree

ASTRAY = tree(
    "The bank said in a letter to Shell that it had left the field.",
    "The/the/DET/DT/det/1 bank/bank/NOUN/NN/nsubj/2 said/say/VERB/VBD/ROOT/2 in/in/ADP/IN/case/5 a/a/DET/DT/det/5 "
    "letter/letter/NOUN/NN/obl/2 to/to/ADP/IN/case/7 Shell/Shell/PROPN/NNP/nmod/5 that/that/SCONJ/IN/mark/11 "
    "it/it/PRON/PRP/nsubj/11 had/have/AUX/VBD/aux/11 left/leave/VERB/VBN/acl:relcl/7 the/the/DET/DT/det/13 "
    "field/field/NOUN/NN/obj/11 ././PUNCT/./punct/2",
)
RELATIVE = tree(
    "The bank said to a firm that had left the field.",
    "The/the/DET/DT/det/1 bank/bank/NOUN/NN/nsubj/2 said/say/VERB/VBD/ROOT/2 to/to/ADP/IN/case/5 a/a/DET/DT/det/5 "
    "firm/firm/NOUN/NN/obl/2 that/that/PRON/WDT/nsubj/8 had/have/AUX/VBD/aux/8 left/leave/VERB/VBN/acl:relcl/5 "
    "the/the/DET/DT/det/10 field/field/NOUN/NN/obj/8 ././PUNCT/./punct/2",
)
ANOTHER_SPEAKS = tree(
    "Iran claims the drone left, but Oslo denies it.",
    "Iran/Iran/PROPN/NNP/nsubj/1/PLACE claims/claim/VERB/VBZ/ROOT/1 the/the/DET/DT/det/3 "
    "drone/drone/NOUN/NN/nsubj/4 left/leave/VERB/VBD/ccomp/1 ,/,/PUNCT/,/punct/8 but/but/CCONJ/CC/cc/8 "
    "Oslo/Oslo/PROPN/NNP/nsubj/8/PLACE denies/deny/VERB/VBZ/conj/4 it/it/PRON/PRP/obj/8 ././PUNCT/./punct/1",
)
WILL_NOT_SAY = tree(
    "The envoy refused to say how many had left.",
    "The/the/DET/DT/det/1 envoy/envoy/NOUN/NN/nsubj/2 refused/refuse/VERB/VBD/ROOT/2 to/to/PART/TO/mark/4 "
    "say/say/VERB/VB/xcomp/2 how/how/ADV/WRB/advmod/6 many/many/ADJ/JJ/nsubj/8 had/have/AUX/VBD/aux/8 "
    "left/leave/VERB/VBN/ccomp/4 ././PUNCT/./punct/2",
)
NOTICE = tree(
    "Paul gave notice in May that he had left the bank.",
    "Paul/Paul/PROPN/NNP/nsubj/1/PERSON gave/give/VERB/VBD/ROOT/1 notice/notice/NOUN/NN/obj/1 in/in/ADP/IN/case/4 "
    "May/May/PROPN/NNP/obl/1/DATE that/that/SCONJ/IN/mark/8 he/he/PRON/PRP/nsubj/8 had/have/AUX/VBD/aux/8 "
    "left/leave/VERB/VBN/ccomp/1 the/the/DET/DT/det/10 bank/bank/NOUN/NN/obj/8 ././PUNCT/./punct/1",
)
REACTED = tree(
    'Paul scoffed at the report. "No troops have left."',
    "Paul/Paul/PROPN/NNP/nsubj/1/PERSON scoffed/scoff/VERB/VBD/ROOT/1 at/at/ADP/IN/case/4 the/the/DET/DT/det/4 "
    'report/report/NOUN/NN/obl/1 ././PUNCT/./punct/1 "/"/PUNCT/``/punct/10 No/no/DET/DT/det/8 '
    "troops/troops/NOUN/NNS/nsubj/10 have/have/AUX/VBP/aux/10 left/leave/VERB/VBN/ROOT/10 ././PUNCT/./punct/10 "
    "\"/\"/PUNCT/''/punct/10",
)
DATELINE = tree(
    "DELHI: Troops have left.",
    "DELHI/DELHI/PROPN/NNP/parataxis/4/PLACE :/:/PUNCT/:/punct/0 Troops/troops/NOUN/NNS/nsubj/4 "
    "have/have/AUX/VBP/aux/4 left/leave/VERB/VBN/ROOT/4 ././PUNCT/./punct/4",
)


def _sources(doc: Doc, word: str) -> list[str]:
    token = next(each for each in doc if each.text == word)
    return [link.source.text for link in Sources(doc).of(token) if link.source is not None]


@pytest.mark.parametrize(
    ("doc", "word", "source"),
    [
        pytest.param(ASTRAY, "left", "The bank", id="hung on a noun between"),
        pytest.param(NOTICE, "left", "Paul", id="gave notice that"),
        pytest.param(REACTED, "left", "Paul", id="reacted in the sentence before"),
    ],
)
def test_the_source_is_found_over_what_stands_between(doc: Doc, word: str, source: str) -> None:
    assert _sources(doc, word) == [source]


@pytest.mark.parametrize(
    ("doc", "word"),
    [
        pytest.param(RELATIVE, "left", id="a relative clause"),
        pytest.param(ANOTHER_SPEAKS, "denies", id="a second one who speaks"),
        pytest.param(WILL_NOT_SAY, "left", id="one who will not say"),
        pytest.param(DATELINE, "left", id="a dateline"),
    ],
)
def test_no_source_is_made_up(doc: Doc, word: str) -> None:
    assert _sources(doc, word) == []
