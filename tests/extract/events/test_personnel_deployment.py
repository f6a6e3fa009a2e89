"""Deployment rules on hand-built trees: what counts as people sent, kept or withdrawn, and what does not."""

import pytest

from pipeline.extract.events import EVENT_TYPES
from pipeline.extract.matching import Finding, Matcher
from tests.extract import sketches

MATCHER = Matcher(EVENT_TYPES["personnel_deployment"])
THERE_ARE = """
There PRON expl 1
are VERB ROOT 1 VerbForm=Fin
German ADJ amod 3
advisers NOUN nsubj 1 Number=Plur
in ADP case 5
Niger PROPN obl 1
. PUNCT punct 1
"""
ARE_IN = """
Its PRON nmod:poss 1
troops NOUN nsubj 5 Number=Plur
are AUX cop 5 VerbForm=Fin
still ADV advmod 5
in ADP case 5
Niger PROPN ROOT 5
. PUNCT punct 5
"""
STATIONED = """
Troops NOUN nsubj 4 Number=Plur
stationed VERB acl 0 VerbForm=Part|Tense=Past
in ADP case 3
Niger PROPN obl 1
complained VERB ROOT 4 VerbForm=Fin
. PUNCT punct 4
"""
NEWLY_ARRIVED = """
Newly ADV advmod 1
arrived VERB amod 2 VerbForm=Part|Tense=Past
peacekeepers NOUN nsubj 3 Number=Plur
complained VERB ROOT 3 VerbForm=Fin
. PUNCT punct 3
"""
STATE_LEAVES = """
Chile PROPN nsubj 1
pulled VERB ROOT 1 VerbForm=Fin
out ADP case 4
of ADP case 4
Haiti PROPN obl 1
. PUNCT punct 1
"""
LEAVES_TALKS = """
Chile PROPN nsubj 1
withdrew VERB ROOT 1 VerbForm=Fin
from ADP case 4
the DET det 4
talks NOUN obl 1 Number=Plur
. PUNCT punct 1
"""
MISSILES = """
Norway PROPN nsubj 1
deployed VERB ROOT 1 VerbForm=Fin
missiles NOUN obj 1 Number=Plur
near ADP case 4
Oslo PROPN obl 1
. PUNCT punct 1
"""
MORE = """
Norway PROPN nsubj 1
sent VERB ROOT 1 VerbForm=Fin
more ADJ amod 3
soldiers NOUN obj 1 Number=Plur
to ADP case 5
Mali PROPN obl 1
. PUNCT punct 1
"""
CUT = """
Norway PROPN nsubj 1
cut VERB ROOT 1 VerbForm=Fin
its PRON nmod:poss 3
staff NOUN obj 1
in ADP case 5
Mali PROPN nmod 3
to ADP case 7
50 NUM obl 1
. PUNCT punct 1
"""
PLACES = dict.fromkeys(("Norway", "Mali", "Niger", "Chile", "Haiti", "Oslo"), "PLACE")


def find(rows: str) -> list[Finding]:
    return MATCHER.find(sketches.tree(rows, PLACES))


def texts(finding: Finding, role: str) -> list[str]:
    return [each.text for each in finding.fillers[role]]


@pytest.mark.parametrize(
    ("rows", "subtype", "trigger"),
    [
        (sketches.ACTIVE, "deploy", "sent"),
        (sketches.PASSIVE, "deploy", "sent"),
        (sketches.NOMINAL, "deploy", "dispatch"),
        (sketches.PARTICIPLE, "deploy", "sent"),
        (sketches.RELATIVE, "deploy", "sent"),
        (sketches.CONTROL, "deploy", "send"),
        (THERE_ARE, "presence", "There are"),
        (ARE_IN, "presence", "are still in"),
        (STATIONED, "presence", "stationed"),
        (STATE_LEAVES, "withdraw", "pulled out"),
        (MORE, "reinforce", "sent"),
        (CUT, "reduce", "cut"),
    ],
)
def test_an_event_is_found_on_its_trigger(rows: str, subtype: str, trigger: str) -> None:
    (finding,) = find(rows)
    assert finding.subtype == subtype
    assert " ".join(word.text for word in finding.frame.trigger) == trigger


@pytest.mark.parametrize("rows", [NEWLY_ARRIVED, LEAVES_TALKS, MISSILES])
def test_what_is_no_movement_of_people_is_left_out(rows: str) -> None:
    assert find(rows) == []


@pytest.mark.parametrize(
    "rows", [sketches.ACTIVE, sketches.PASSIVE, sketches.NOMINAL, sketches.PARTICIPLE, sketches.RELATIVE]
)
def test_every_form_has_the_same_arguments(rows: str) -> None:
    (finding,) = find(rows)
    assert [texts(finding, role) for role in ("actor", "personnel", "location")] == [
        ["Norway"],
        ["engineers"],
        ["Mali"],
    ]


def test_whose_people_they_are_may_be_said_by_an_adjective() -> None:
    (finding,) = find(THERE_ARE)
    assert texts(finding, "actor") == ["German"]


def test_a_count_may_be_the_level_to_which_it_is_cut() -> None:
    (finding,) = find(CUT)
    assert (texts(finding, "count"), texts(finding, "location")) == (["50"], ["Mali"])
