"""Denials and what is only refused, on trees built by hand."""

from functools import partial

import pytest
from spacy.tokens import Doc

from pipeline.extract.events.denial import EVENT_TYPE
from tests.extract.trees import found, texts, the_one, tree, trigger

DENIED = tree(
    "Sudan denies that its soldiers crossed the border.",
    "Sudan/Sudan/PROPN/NNP/nsubj/1/PLACE denies/deny/VERB/VBZ/ROOT/1 that/that/SCONJ/IN/mark/5 "
    "its/its/PRON/PRP$/nmod:poss/4 soldiers/soldier/NOUN/NNS/nsubj/5 crossed/cross/VERB/VBD/ccomp/1 "
    "the/the/DET/DT/det/7 border/border/NOUN/NN/obj/5 ././PUNCT/./punct/1",
)

RESUMED = tree(
    "Chad accused Sudan of arming rebels, a charge Khartoum denies.",
    "Chad/Chad/PROPN/NNP/nsubj/1/PLACE accused/accuse/VERB/VBD/ROOT/1 Sudan/Sudan/PROPN/NNP/obj/1/PLACE "
    "of/of/SCONJ/IN/mark/4 arming/arm/VERB/VBG/advcl/1 rebels/rebel/NOUN/NNS/obj/4 ,/,/PUNCT/,/punct/8 "
    "a/a/DET/DT/det/8 charge/charge/NOUN/NN/parataxis/1 Khartoum/Khartoum/PROPN/NNP/nsubj/10/PERSON "
    "denies/deny/VERB/VBZ/acl:relcl/8 ././PUNCT/./punct/1",
)

CALLED = tree(
    "A spokesman called the accusations baseless.",
    "A/a/DET/DT/det/1 spokesman/spokesman/NOUN/NN/nsubj/2 called/call/VERB/VBD/ROOT/2 the/the/DET/DT/det/4 "
    "accusations/accusation/NOUN/NNS/obj/2 baseless/baseless/ADJ/JJ/xcomp/2 ././PUNCT/./punct/2",
)

UNTRUE = tree(
    "The mayor said the reports were untrue.",
    "The/the/DET/DT/det/1 mayor/mayor/NOUN/NN/nsubj/2 said/say/VERB/VBD/ROOT/2 the/the/DET/DT/det/4 "
    "reports/report/NOUN/NNS/nsubj/6 were/be/AUX/VBD/cop/6 untrue/untrue/ADJ/JJ/ccomp/2 ././PUNCT/./punct/2",
)

PLEA = tree(
    "All three men pleaded not guilty.",
    "All/all/DET/DT/det/2 three/three/NUM/CD/nummod/2/QUANTITY men/man/NOUN/NNS/nsubj/3 pleaded/plead/VERB/VBD/ROOT/3 "
    "not/not/PART/RB/advmod/5 guilty/guilty/ADJ/JJ/xcomp/3 ././PUNCT/./punct/3",
)

NOUN = tree(
    "Police issued a denial of the report.",
    "Police/police/NOUN/NNS/nsubj/1 issued/issue/VERB/VBD/ROOT/1 a/a/DET/DT/det/3 denial/denial/NOUN/NN/obj/1 "
    "of/of/ADP/IN/case/6 the/the/DET/DT/det/6 report/report/NOUN/NN/nmod/3 ././PUNCT/./punct/1",
)

CONTRADICTED = tree(
    "The army contradicted an account by the rebels.",
    "The/the/DET/DT/det/1 army/army/NOUN/NN/nsubj/2 contradicted/contradict/VERB/VBD/ROOT/2 an/a/DET/DT/det/4 "
    "account/account/NOUN/NN/obj/2 by/by/ADP/IN/case/7 the/the/DET/DT/det/7 rebels/rebel/NOUN/NNS/obl/2 "
    "././PUNCT/./punct/2",
)

OVERSTATED = tree(
    "The bank said the newspaper had exaggerated its losses.",
    "The/the/DET/DT/det/1 bank/bank/NOUN/NN/nsubj/2 said/say/VERB/VBD/ROOT/2 the/the/DET/DT/det/4 "
    "newspaper/newspaper/NOUN/NN/nsubj/6 had/have/AUX/VBD/aux/6 exaggerated/exaggerate/VERB/VBN/ccomp/2 "
    "its/its/PRON/PRP$/nmod:poss/8 losses/loss/NOUN/NNS/obj/6 ././PUNCT/./punct/2",
)

DISPUTED = tree(
    "Officials disputed the claim.",
    "Officials/official/NOUN/NNS/nsubj/1 disputed/dispute/VERB/VBD/ROOT/1 the/the/DET/DT/det/3 "
    "claim/claim/NOUN/NN/obj/1 ././PUNCT/./punct/1",
)

IGNORANT = tree(
    "The Kremlin said it did not know where the minister had got the idea.",
    "The/the/DET/DT/det/1 Kremlin/Kremlin/PROPN/NNP/nsubj/2/ORG said/say/VERB/VBD/ROOT/2 it/it/PRON/PRP/nsubj/6 "
    "did/do/AUX/VBD/aux/6 not/not/PART/RB/advmod/6 know/know/VERB/VB/ccomp/2 where/where/ADV/WRB/advmod/11 "
    "the/the/DET/DT/det/9 minister/minister/NOUN/NN/nsubj/11 had/have/AUX/VBD/aux/11 got/get/VERB/VBN/ccomp/6 "
    "the/the/DET/DT/det/13 idea/idea/NOUN/NN/obj/11 ././PUNCT/./punct/2",
)

NO_MESSAGE = tree(
    "There was no official message about this, the spokesman said.",
    "There/there/PRON/EX/expl/1 was/be/VERB/VBD/ccomp/10 no/no/DET/DT/det/4 official/official/ADJ/JJ/amod/4 "
    "message/message/NOUN/NN/nsubj/1 about/about/ADP/IN/case/6 this/this/PRON/DT/nmod/4 ,/,/PUNCT/,/punct/1 "
    "the/the/DET/DT/det/9 spokesman/spokesman/NOUN/NN/nsubj/10 said/say/VERB/VBD/ROOT/10 ././PUNCT/./punct/10",
)

NO_PART = tree(
    "The firm said it had nothing to do with the attack.",
    "The/the/DET/DT/det/1 firm/firm/NOUN/NN/nsubj/2 said/say/VERB/VBD/ROOT/2 it/it/PRON/PRP/nsubj/4 "
    "had/have/VERB/VBD/ccomp/2 nothing/nothing/PRON/NN/obj/4 to/to/PART/TO/mark/7 do/do/VERB/VB/acl/5 "
    "with/with/ADP/IN/case/10 the/the/DET/DT/det/10 attack/attack/NOUN/NN/obl/7 ././PUNCT/./punct/2",
)

BAIL = tree(
    "The judge denied him bail.",
    "The/the/DET/DT/det/1 judge/judge/NOUN/NN/nsubj/2 denied/deny/VERB/VBD/ROOT/2 him/he/PRON/PRP/iobj/2 "
    "bail/bail/NOUN/NN/obj/2 ././PUNCT/./punct/2",
)

VISA = tree(
    "Turkey denied visas to the inspectors.",
    "Turkey/Turkey/PROPN/NNP/nsubj/1/PLACE denied/deny/VERB/VBD/ROOT/1 visas/visa/NOUN/NNS/obj/1 to/to/ADP/IN/case/5 "
    "the/the/DET/DT/det/5 inspectors/inspector/NOUN/NNS/obl/1 ././PUNCT/./punct/1",
)

REFUSED_PLAN = tree(
    "Parliament rejected the peace plan.",
    "Parliament/Parliament/PROPN/NNP/nsubj/1/ORG rejected/reject/VERB/VBD/ROOT/1 the/the/DET/DT/det/4 "
    "peace/peace/NOUN/NN/compound/4 plan/plan/NOUN/NN/obj/1 ././PUNCT/./punct/1",
)

COURT = tree(
    "The court rejected the complaint.",
    "The/the/DET/DT/det/1 court/court/NOUN/NN/nsubj/2 rejected/reject/VERB/VBD/ROOT/2 the/the/DET/DT/det/4 "
    "complaint/complaint/NOUN/NN/obj/2 ././PUNCT/./punct/2",
)

NEITHER = tree(
    "The ministry neither confirmed nor denied the report.",
    "The/the/DET/DT/det/1 ministry/ministry/NOUN/NN/nsubj/3 neither/neither/CCONJ/CC/cc:preconj/3 "
    "confirmed/confirm/VERB/VBD/ROOT/3 nor/nor/CCONJ/CC/cc/5 denied/deny/VERB/VBN/conj/3 the/the/DET/DT/det/7 "
    "report/report/NOUN/NN/obj/5 ././PUNCT/./punct/3",
)

BORDER = tree(
    "China and India dispute the border.",
    "China/China/PROPN/NNP/nsubj/3/PLACE and/and/CCONJ/CC/cc/2 India/India/PROPN/NNP/conj/0/PLACE "
    "dispute/dispute/VERB/VBP/ROOT/3 the/the/DET/DT/det/5 border/border/NOUN/NN/obj/3 ././PUNCT/./punct/3",
)

GAP = tree(
    "Police said they did not know how many people had died.",
    "Police/police/NOUN/NNS/nsubj/1 said/say/VERB/VBD/ROOT/1 they/they/PRON/PRP/nsubj/5 did/do/AUX/VBD/aux/5 "
    "not/not/PART/RB/advmod/5 know/know/VERB/VB/ccomp/1 how/how/ADV/WRB/advmod/7 many/many/ADJ/JJ/amod/8 "
    "people/people/NOUN/NNS/nsubj/10 had/have/AUX/VBD/aux/10 died/die/VERB/VBN/ccomp/5 ././PUNCT/./punct/1",
)


findings = partial(found, EVENT_TYPE)
only = partial(the_one, EVENT_TYPE)


@pytest.mark.parametrize(
    ("doc", "word", "subtype"),
    [
        pytest.param(DENIED, "denies", "deny", id="deny that"),
        pytest.param(CALLED, "baseless", "deny", id="call baseless"),
        pytest.param(UNTRUE, "untrue", "deny", id="say untrue"),
        pytest.param(PLEA, "pleaded not guilty", "deny", id="plead"),
        pytest.param(NOUN, "denial", "deny", id="noun"),
        pytest.param(CONTRADICTED, "contradicted", "contradict", id="contradict"),
        pytest.param(OVERSTATED, "exaggerated", "dispute", id="exaggerate"),
        pytest.param(DISPUTED, "disputed", "dispute", id="dispute"),
        pytest.param(IGNORANT, "did not know", "disavow", id="not know"),
        pytest.param(NO_MESSAGE, "no official message", "disavow", id="no message"),
        pytest.param(NO_PART, "had nothing do with", "disavow", id="nothing to do with"),
    ],
)
def test_each_way_to_deny_has_its_trigger_and_subtype(doc: Doc, word: str, subtype: str) -> None:
    finding = only(doc)
    assert (trigger(finding), finding.subtype) == (word, subtype)


@pytest.mark.parametrize(
    "doc",
    [
        pytest.param(BAIL, id="bail"),
        pytest.param(VISA, id="visa"),
        pytest.param(REFUSED_PLAN, id="plan"),
        pytest.param(COURT, id="court"),
        pytest.param(NEITHER, id="neither confirmed nor denied"),
        pytest.param(BORDER, id="quarrel"),
        pytest.param(GAP, id="mere ignorance"),
    ],
)
def test_refusals_rulings_quarrels_and_gaps_are_no_denials(doc: Doc) -> None:
    assert findings(doc) == []


def test_the_claim_is_the_denied_clause_without_its_conjunction() -> None:
    assert texts(DENIED, only(DENIED), "claim") == ["its soldiers crossed the border"]


def test_a_resumed_charge_is_what_was_charged_and_by_whom() -> None:
    finding = only(RESUMED)
    assert texts(RESUMED, finding, "claim") == ["arming rebels"]
    assert texts(RESUMED, finding, "claimant") == ["Chad"]
    assert texts(RESUMED, finding, "speaker") == ["Khartoum"]


def test_who_calls_a_claim_baseless_is_the_speaker() -> None:
    assert texts(CALLED, only(CALLED), "speaker") == ["A spokesman"]


def test_who_overstated_is_the_claimant_and_who_says_so_the_speaker() -> None:
    finding = only(OVERSTATED)
    assert texts(OVERSTATED, finding, "claimant") == ["the newspaper"]
    assert texts(OVERSTATED, finding, "speaker") == ["The bank"]


def test_a_negation_that_is_part_of_the_trigger_leaves_the_denial_positive() -> None:
    assert only(IGNORANT).polarity == "positive"
