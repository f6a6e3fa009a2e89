"""Where people are: in the clause's own place, in the place it is said of, with the people, behind a particle."""

from pipeline.extract.deployments import whereabouts as at
from pipeline.extract.frame import Frame
from pipeline.extract.triggers import verbs
from tests.extract.sketches import found, tree

WHERE = """
rockets NOUN nsubj 1 Number=Plur
hit VERB ROOT 1 VerbForm=Fin
a DET det 3
{} NOUN obj 1 Number=Sing
where ADV advmod 7
troops NOUN nsubj:pass 7 Number=Plur
are AUX aux:pass 7 VerbForm=Fin
stationed VERB acl:relcl 3 VerbForm=Part|Tense=Past
. PUNCT punct 1
"""
STAFF = """
staff NOUN nsubj 4 Number=Sing
remaining VERB acl 0 VerbForm=Ger
in ADP case 3
Goma PROPN obl 1
left VERB ROOT 4 VerbForm=Fin
. PUNCT punct 4
"""
FORCE = """
left VERB ROOT 0 VerbForm=Fin
a DET det 2
force NOUN obj 0 Number=Sing
of ADP case 4
soldiers NOUN nmod 2 Number=Plur
in ADP case 6
Goma PROPN nmod 4
"""
BACK = """
pulled VERB ROOT 0 VerbForm=Fin
troops NOUN obj 0 Number=Plur
back ADV advmod 0
from ADP case 5
the DET det 5
border NOUN obl 2 Number=Sing
"""
WINDS = """
the DET det 1
presence NOUN nsubj 4 Number=Sing
in ADP case 3
Goma PROPN nmod 1
shrinks VERB ROOT 4 VerbForm=Fin
"""
DOWN = """
They PRON nsubj 1
went VERB ROOT 1 VerbForm=Fin
down ADP case 5
to ADP case 5
the DET det 5
border NOUN obl 1 Number=Sing
"""
THURSDAY = """
came VERB ROOT 0 VerbForm=Fin
on ADP case 2
Thursday PROPN obl 0
, PUNCT punct 5
the DET det 5
eve NOUN appos 2
. PUNCT punct 0
"""


def test_a_clause_is_said_of_the_place_that_it_hangs_on() -> None:
    doc = tree(WHERE.format("base"))
    assert [each.text for each in at.antecedents(Frame.of(doc[7]), {})] == ["base"]


def test_a_clause_is_not_said_of_a_thing() -> None:
    doc = tree(WHERE.format("vase"))
    assert at.antecedents(Frame.of(doc[7]), {}) == []


def test_those_who_leave_leave_where_they_were_said_to_be() -> None:
    doc = tree(STAFF)
    places = at.of_their_clause(Frame.of(doc[4]), {"personnel": (doc[0],)})
    assert [each.text for each in places] == ["Goma"]


def test_a_place_may_hang_on_the_soldiers_of_a_force() -> None:
    doc = tree(FORCE)
    places = at.of_people("in")(Frame.of(doc[0]), {"personnel": (doc[2],)})
    assert [each.text for each in places] == ["Goma"]


def test_a_place_may_hang_on_the_particle_of_a_verb() -> None:
    doc = tree(BACK)
    match = verbs("pull back").match(doc[0])
    assert match is not None
    assert [each.text for each in at.of_particle(Frame(match), {})] == ["border"]


def test_a_presence_that_shrinks_is_where_it_was() -> None:
    doc = tree(WINDS)
    assert [each.text for each in at.of_measure(Frame.of(doc[4]), {})] == ["Goma"]


def test_prepositions_side_by_side_lead_to_the_place_as_one_does() -> None:
    doc = tree(DOWN)
    assert [each.text for each in at.prepositional("to")(Frame.of(doc[1]), {})] == ["border"]
    assert at.prepositional("from")(Frame.of(doc[1]), {}) == []
    doc = tree(DOWN.replace("down ADP", "according ADP"))
    assert at.prepositional("to")(Frame.of(doc[1]), {}) == []


def test_what_is_only_added_to_a_date_is_left_out() -> None:
    doc = tree(THURSDAY, {"Thursday": "DATE"})
    ranges = at.time_span(doc[found(doc, "Thursday")])
    assert [doc.text[start:end] for start, end in ranges] == ["on Thursday"]
