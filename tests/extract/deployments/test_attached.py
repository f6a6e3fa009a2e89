"""People are found where the parser hung them elsewhere than on the verb that moves them."""

from pipeline.extract.deployments import attached
from pipeline.extract.frame import Frame
from pipeline.extract.triggers import nouns, verbs
from tests.extract.sketches import found, tree
from tests.extract.trees import tree as tagged

PARTICLE = """
They PRON nsubj 1
sent VERB ROOT 1 VerbForm=Fin
in ADP case 3
troops NOUN obl 1 Number=Plur
. PUNCT punct 1
"""
LIMIT = """
Chad PROPN nsubj 2
may AUX aux 2
keep VERB ROOT 2 VerbForm=Inf
up ADP compound:prt 2
to ADP case 6
900 NUM nummod 6
troops NOUN obl 2 Number=Plur
in ADP case 8
Mali PROPN obl 2
. PUNCT punct 2
"""
COPULAR = """
It PRON nsubj 4
was AUX cop 4 VerbForm=Fin
the DET det 4
troop NOUN compound 4
surge NOUN ROOT 4 Number=Sing
. PUNCT punct 4
"""
BESIDE = """
a DET det 1
ban NOUN obj 6
on ADP case 3
troops NOUN nmod 1 Number=Plur
going VERB acl 1 VerbForm=Ger
there ADV advmod 4
passed VERB ROOT 6 VerbForm=Fin
"""
ABOVE = """
guards NOUN nsubj 6 Number=Plur
in ADP case 2
armour NOUN nmod 0 Number=Sing
stationed VERB acl 2 VerbForm=Part|Tense=Past
on ADP case 5
squares NOUN obl 3 Number=Plur
wait VERB ROOT 6 VerbForm=Fin
"""
BARE = """
remove VERB ROOT 0 VerbForm=Inf
troops NOUN obj 0 Number=Plur
already ADV advmod 3
stationed VERB advcl 0 VerbForm=Part|Tense=Past
abroad ADV advmod 3
"""


def test_a_particle_taken_for_a_preposition_has_the_object() -> None:
    doc = tree(PARTICLE)
    match = verbs("send in").match(doc[1])
    assert match is not None
    assert [each.text for each in attached.objects(Frame(match))] == ["troops"]


def test_a_preposition_that_is_no_particle_has_no_object() -> None:
    doc = tree(PARTICLE)
    assert list(attached.objects(Frame.of(doc[1]))) == []


def test_a_limit_before_a_number_leaves_the_object_an_object() -> None:
    doc = tree(LIMIT)
    assert [each.text for each in attached.objects(Frame.of(doc[2]))] == ["troops"]


def test_a_gerund_read_as_a_modifier_moves_its_noun() -> None:
    doc = tagged(
        "It ended up deploying troops.",
        "It/it/PRON/PRP/nsubj/1 ended/end/VERB/VBD/ROOT/1 up/up/ADP/RP/compound:prt/1 "
        "deploying/deploy/VERB/VBG/compound/4 troops/troop/NOUN/NNS/obj/1 ././PUNCT/./punct/1",
    )
    assert [each.text for each in attached.objects(Frame.of(doc[3]))] == ["troops"]


def test_a_modifier_behind_a_determiner_moves_nobody() -> None:
    doc = tagged(
        "It met the advancing troops.",
        "It/it/PRON/PRP/nsubj/1 met/meet/VERB/VBD/ROOT/1 the/the/DET/DT/det/4 "
        "advancing/advance/VERB/VBG/amod/4 troops/troop/NOUN/NNS/obj/1 ././PUNCT/./punct/1",
    )
    assert list(attached.objects(Frame.of(doc[3]))) == []


def test_a_trigger_noun_that_is_a_predicate_has_its_modifiers() -> None:
    doc = tree(COPULAR)
    match = nouns("surge").match(doc[4])
    assert match is not None
    assert [each.text for each in attached.objects(Frame(match))] == ["troop"]


def test_a_participle_is_said_of_the_people_beside_its_noun() -> None:
    doc = tree(BESIDE)
    verb = doc[found(doc, "going")]
    assert [each.text for each in attached.antecedents(verb)] == ["troops"]
    assert attached.stray(Frame.of(verb))


def test_only_verbs_said_of_people_reach_for_those_that_the_noun_modifies() -> None:
    doc = tree(ABOVE)
    assert [each.text for each in attached.antecedents(doc[3])] == ["guards"]
    painted = tree(ABOVE.replace("stationed", "painted"))
    assert list(attached.antecedents(painted[3])) == []


def test_a_bare_participle_is_said_of_the_people_right_before() -> None:
    doc = tree(BARE)
    assert [each.text for each in attached.antecedents(doc[3])] == ["troops"]


def test_a_clause_with_a_conjunction_is_said_of_nobody_before() -> None:
    doc = tree(BARE.replace("already ADV advmod", "once SCONJ mark"))
    assert list(attached.antecedents(doc[3])) == []
