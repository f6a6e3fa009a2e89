"""Common verbs place people only where the frame tells that it is people, and that they come from afar."""

import pytest

from pipeline.extract.deployments import placing
from pipeline.extract.frame import Frame
from tests.extract.sketches import found, tree

PUT = """
Chad PROPN nsubj 1
put VERB ROOT 1 VerbForm=Fin
{} NOUN obj 1 Number=Plur
{} ADP case 4
Niger PROPN obl 1
. PUNCT punct 1
"""
CALLED = """
troops NOUN nsubj:pass 2 Number=Plur
were AUX aux:pass 2 VerbForm=Fin
called VERB ROOT 2 VerbForm=Part|Tense=Past
{} ADP case 4
town NOUN obl 2 Number=Sing
"""
WOUNDED = """
the DET det 2
{} ADJ amod 2
soldiers NOUN ROOT 2 Number=Plur
"""


@pytest.mark.parametrize(("preposition", "into", "out"), [("into", True, False), ("from", False, True)])
def test_a_place_is_gone_to_or_come_from(preposition: str, into: bool, out: bool) -> None:
    frame = Frame.of(tree(PUT.format("soldiers", preposition))[1])
    assert (placing.towards(frame, {}), placing.away(frame, {})) == (into, out)


def test_those_who_come_to_an_incident_are_sent_by_a_state_or_to_one() -> None:
    doc = tree(PUT.format("firefighters", "near"))
    frame, who = Frame.of(doc[1]), (doc[2],)
    assert not placing.from_afar(frame, {"personnel": who})
    assert placing.from_afar(frame, {"personnel": who, "actor": (doc[0],)})
    assert placing.from_afar(frame, {"personnel": (tree(PUT.format("soldiers", "near"))[2],)})


@pytest.mark.parametrize(("preposition", "moved"), [("to", True), ("by", False)])
def test_those_called_to_a_place_are_moved(preposition: str, moved: bool) -> None:
    assert placing.called(Frame.of(tree(CALLED.format(preposition))[2]), {}) is moved


@pytest.mark.parametrize(("state", "unharmed"), [("wounded", False), ("Dutch", True)])
def test_the_wounded_are_carried_not_deployed(state: str, unharmed: bool) -> None:
    doc = tree(WOUNDED.format(state))
    assert placing.unharmed(Frame.of(doc[2]), {"personnel": (doc[found(doc, "soldiers")],)}) is unharmed


def test_what_is_offered_is_planned_and_what_is_wanted_possible() -> None:
    frame = Frame.of(tree(PUT.format("soldiers", "in"))[1])
    assert (placing.offered(frame, "actual"), placing.offered(frame, "possible")) == ("planned", "possible")
    assert (placing.wanted(frame, "actual"), placing.wanted(frame, "planned")) == ("possible", "planned")
