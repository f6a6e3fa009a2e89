"""People who stay, are more or fewer, or are relieved."""

import pytest

from pipeline.extract.deployments import posted
from pipeline.extract.frame import Frame
from tests.extract.sketches import tree

PRESENCE = """
They PRON nsubj 1
{} VERB ROOT 1 VerbForm=Fin
the DET det 3
presence NOUN obj 1 Number=Sing
of ADP case 5
troops NOUN nmod 3 Number=Plur
"""
EXTENDED = """
It PRON nsubj 1
extended VERB ROOT 1 VerbForm=Fin
the DET det 3
{} NOUN obj 1 Number=Sing
of ADP case 6
the DET det 6
peacekeepers NOUN nmod 3 Number=Plur
"""
WORKING = """
Monitors NOUN nsubj 2 Number=Plur
{} AUX aux 2
{} VERB ROOT 2
in ADP case 4
Goma PROPN obl 2
"""


@pytest.mark.parametrize(("verb", "by_itself"), [("condemned", True), ("ended", False), ("increased", False)])
def test_a_presence_that_is_changed_is_told_by_the_change(verb: str, by_itself: bool) -> None:
    doc = tree(PRESENCE.format(verb))
    frame = Frame.of(doc[3])
    assert posted.by_itself(frame, {}) is by_itself
    assert posted.placed_presence(frame, {"personnel": (doc[5],)}) is by_itself


@pytest.mark.parametrize(("term", "extended"), [("mandate", True), ("road", False)])
def test_the_mandate_of_people_keeps_them_there(term: str, extended: bool) -> None:
    doc = tree(EXTENDED.format(term))
    frame = Frame.of(doc[1])
    assert posted.service_extended(frame, {}) is extended
    assert [each.text for each in posted.term_people(frame, {})] == ["peacekeepers"]


@pytest.mark.parametrize(("aux", "verb", "there"), [("are", "working", True), ("may", "work", False)])
def test_work_in_progress_places_people(aux: str, verb: str, there: bool) -> None:
    assert posted.in_progress(Frame.of(tree(WORKING.format(aux, verb))[2]), {}) is there
