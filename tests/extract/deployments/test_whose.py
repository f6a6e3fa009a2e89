"""Whose people are moved: by possession, by name, by who decides, by pronouns that are plain."""

from pipeline.extract.deployments import whose
from pipeline.extract.frame import Frame
from tests.extract.sketches import found, tree

DECIDED = """
Italy PROPN nsubj 1
{} VERB ROOT 1 VerbForm=Fin
the DET det 3
dispatch NOUN obj 1 Number=Sing
of ADP case 5
soldiers NOUN nmod 3 Number=Plur
. PUNCT punct 1
"""
FROM_AGENCY = """
Inspectors NOUN nsubj 3 Number=Plur
from ADP case 2
Acme PROPN nmod 0
left VERB ROOT 3 VerbForm=Fin
. PUNCT punct 3
"""
MEASURE = """
They PRON nsubj 1
ended VERB ROOT 1 VerbForm=Fin
the DET det 5
French ADJ amod 5
military ADJ amod 5
presence NOUN obj 1 Number=Sing
. PUNCT punct 1
"""
ITS = """
Acme PROPN nsubj 1
evacuated VERB ROOT 1 VerbForm=Fin
its PRON nmod:poss 3
staff NOUN obj 1 Number=Sing
. PUNCT punct 1
"""
GUARD = """
National ADJ amod 1
Guard PROPN compound 2
troops NOUN nsubj 3 Number=Plur
arrived VERB ROOT 3 VerbForm=Fin
. PUNCT punct 3
"""


def test_who_puts_off_a_movement_has_the_people() -> None:
    doc = tree(DECIDED.format("postponed"), {"Italy": "PLACE"})
    fillers = {"personnel": (doc[5],)}
    assert [each.text for each in whose.deciders(Frame.of(doc[3]), fillers)] == ["Italy"]


def test_who_condemns_a_movement_has_not() -> None:
    doc = tree(DECIDED.format("condemned"), {"Italy": "PLACE"})
    assert list(whose.deciders(Frame.of(doc[3]), {"personnel": (doc[5],)})) == []


def test_people_from_an_organisation_are_its_own() -> None:
    doc = tree(FROM_AGENCY, {"Acme": "ORG"})
    assert [each.text for each in whose.owners(Frame.of(doc[3]), {"personnel": (doc[0],)})] == ["Acme"]


def test_people_from_a_town_are_not_its_own() -> None:
    doc = tree(FROM_AGENCY, {"Acme": "PLACE"})
    assert list(whose.owners(Frame.of(doc[3]), {"personnel": (doc[0],)})) == []


def test_the_owner_of_a_presence_owns_the_people_in_it() -> None:
    doc = tree(MEASURE)
    fillers = {"personnel": (doc[found(doc, "military")],)}
    assert [each.text for each in whose.owners(Frame.of(doc[1]), fillers)] == ["French"]


def test_a_name_that_the_model_does_not_know_can_act() -> None:
    doc = tree(ITS)
    frame = Frame.of(doc[1])
    assert [each.text for each in whose.actors(frame, {"personnel": (doc[3],)})] == ["Acme"]


def test_a_person_does_not_own_people() -> None:
    doc = tree(ITS, {"Acme": "PERSON"})
    assert list(whose.actors(Frame.of(doc[1]), {"personnel": (doc[3],)})) == []


def test_a_national_guard_has_its_troops() -> None:
    doc = tree(GUARD)
    assert [each.text for each in whose.owners(Frame.of(doc[3]), {"personnel": (doc[2],)})] == ["Guard"]
