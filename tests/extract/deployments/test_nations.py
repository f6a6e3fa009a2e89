"""States that go, stay or leave as a whole."""

from pipeline.extract.deployments import nations
from pipeline.extract.frame import Frame
from tests.extract.sketches import found, tree

LEFT = """
Chile PROPN nsubj 1
withdrew VERB ROOT 1 VerbForm=Fin
from ADP case 4
the DET det 4
{} NOUN obl 1 Number=Sing
. PUNCT punct 1
"""
PLANS = """
Kenyan ADJ amod 1
{} NOUN obj 4 Number=Plur
to PART mark 3
withdraw VERB acl 1 VerbForm=Inf
pleased VERB ROOT 4 VerbForm=Fin
{} NOUN obj 4 Number=Plur
. PUNCT punct 4
"""
TOURISTS = """
Tourists NOUN nsubj 1 Number=Plur
left VERB ROOT 1 VerbForm=Fin
Chile PROPN obj 1
. PUNCT punct 1
"""


def test_a_state_withdraws_from_a_place_beyond_doubt() -> None:
    doc = tree(LEFT.format("region"))
    frame = Frame.of(doc[1])
    assert nations.territory(frame, {"location": (doc[4],)})
    assert nations.state_moves(frame, {})
    assert not nations.of_nothing(frame, {})


def test_talks_and_treaties_are_no_place() -> None:
    doc = tree(LEFT.format("treaty"))
    assert not nations.territory(Frame.of(doc[1]), {"location": (doc[4],)})


def test_the_plans_of_a_state_are_its_own() -> None:
    doc = tree(PLANS.format("plans", "critics"))
    verb = Frame.of(doc[found(doc, "withdraw")])
    assert nations.nobody_else_moves(verb, {}) or nations.state_moves(verb, {})


def test_soldiers_are_meant_where_they_are_named() -> None:
    doc = tree(PLANS.format("plans", "soldiers"))
    assert nations.soldiers_meant(Frame.of(doc[3]), {})
    doc = tree(PLANS.format("plans", "critics"))
    assert not nations.soldiers_meant(Frame.of(doc[3]), {})


def test_tourists_who_leave_are_no_state() -> None:
    frame = Frame.of(tree(TOURISTS)[1])
    assert not nations.nobody_else_moves(frame, {})
    assert not nations.of_state(frame, {})
