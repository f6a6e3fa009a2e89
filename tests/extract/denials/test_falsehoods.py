"""What is called false in passing, whom it is wrong to quote so, and what an article itself contradicts."""

from pipeline.extract.events.denial import EVENT_TYPE
from tests.extract.trees import found, texts, the_one, tree, trigger

IN_PASSING = tree(
    "She said he had made false accusations against her family.",
    "She/she/PRON/PRP/nsubj/1 said/say/VERB/VBD/ROOT/1 he/he/PRON/PRP/nsubj/4 had/have/AUX/VBD/aux/4 "
    "made/make/VERB/VBN/ccomp/1 false/false/ADJ/JJ/amod/6 accusations/accusation/NOUN/NNS/obj/4 "
    "against/against/ADP/IN/case/9 her/her/PRON/PRP$/nmod:poss/9 family/family/NOUN/NN/nmod/6 ././PUNCT/./punct/1",
)
AT_LARGE = tree(
    "He was convicted of making false claims to insurers.",
    "He/he/PRON/PRP/nsubj:pass/2 was/be/AUX/VBD/aux:pass/2 convicted/convict/VERB/VBN/ROOT/2 of/of/SCONJ/IN/mark/4 "
    "making/make/VERB/VBG/advcl/2 false/false/ADJ/JJ/amod/6 claims/claim/NOUN/NNS/obj/4 to/to/ADP/IN/case/8 "
    "insurers/insurer/NOUN/NNS/obl/4 ././PUNCT/./punct/2",
)
WRONG_TO_SAY = tree(
    "It is wrong to suggest that the clinic refused him.",
    "It/it/PRON/PRP/expl/2 is/be/AUX/VBZ/cop/2 wrong/wrong/ADJ/JJ/ROOT/2 to/to/PART/TO/mark/4 "
    "suggest/suggest/VERB/VB/csubj/2 that/that/SCONJ/IN/mark/8 the/the/DET/DT/det/7 clinic/clinic/NOUN/NN/nsubj/8 "
    "refused/refuse/VERB/VBD/ccomp/4 him/he/PRON/PRP/obj/8 ././PUNCT/./punct/2",
)
WRONG_TO_PARK = tree(
    "It is wrong to park there.",
    "It/it/PRON/PRP/expl/2 is/be/AUX/VBZ/cop/2 wrong/wrong/ADJ/JJ/ROOT/2 to/to/PART/TO/mark/4 "
    "park/park/VERB/VB/csubj/2 there/there/ADV/RB/advmod/4 ././PUNCT/./punct/2",
)
CONTRARY = tree(
    "Contrary to the minister's claims, the tax has risen.",
    "Contrary/contrary/ADJ/JJ/advmod/10 to/to/ADP/IN/case/5 the/the/DET/DT/det/3 "
    "minister/minister/NOUN/NN/nmod:poss/5 's/'s/PART/POS/case/3 claims/claim/NOUN/NNS/obl/0 ,/,/PUNCT/,/punct/0 "
    "the/the/DET/DT/det/8 tax/tax/NOUN/NN/nsubj/10 has/have/AUX/VBZ/aux/10 risen/rise/VERB/VBN/ROOT/10 "
    "././PUNCT/./punct/10",
)


def test_an_accusation_called_false_in_passing_is_denied_by_who_says_so() -> None:
    finding = the_one(EVENT_TYPE, IN_PASSING)
    assert (trigger(finding), finding.subtype, finding.modality) == ("false", "deny", "actual")
    assert texts(IN_PASSING, finding, "speaker") == ["She"]


def test_making_false_claims_denies_none() -> None:
    assert found(EVENT_TYPE, AT_LARGE) == []


def test_what_it_is_wrong_to_say_is_denied_and_what_it_is_wrong_to_do_is_not() -> None:
    assert trigger(the_one(EVENT_TYPE, WRONG_TO_SAY)) == "wrong"
    assert found(EVENT_TYPE, WRONG_TO_PARK) == []


def test_the_article_contradicts_a_claim_that_it_tells_the_contrary_of() -> None:
    finding = the_one(EVENT_TYPE, CONTRARY)
    assert (trigger(finding), finding.subtype) == ("Contrary to", "contradict")
    assert texts(CONTRARY, finding, "claim") == ["the minister's claims"]
    assert texts(CONTRARY, finding, "claimant") == ["the minister"]
