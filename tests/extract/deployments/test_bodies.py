"""People named in passing count where soldiers and their like were named before."""

import pytest

from pipeline.extract.deployments import bodies
from pipeline.extract.frame import Frame
from tests.extract.sketches import found, tree

BEFORE = """
{} NOUN nsubj 1 Number=Plur
landed VERB ROOT 1 VerbForm=Fin
and CCONJ cc 5
{} {} nsubj 5 Number=Plur
later ADV advmod 5
left VERB conj 1 VerbForm=Fin
. PUNCT punct 1
"""
SENT = """
Fiji PROPN nsubj 1
sent VERB ROOT 1 VerbForm=Fin
{}
. PUNCT punct 1
"""


@pytest.mark.parametrize(
    ("who", "part"), [("they", "PRON"), ("others", "NOUN"), ("7,000", "NUM"), ("Fijians", "PROPN")]
)
def test_a_bare_word_stands_for_soldiers_named_before(who: str, part: str) -> None:
    doc = tree(BEFORE.format("Soldiers", who, part))
    assert [each.text for each in bodies.people_of(doc[3])]


@pytest.mark.parametrize(("who", "part"), [("others", "NOUN"), ("7,000", "NUM"), ("Fijians", "PROPN")])
def test_a_bare_word_after_civilians_stands_for_nobody(who: str, part: str) -> None:
    doc = tree(BEFORE.format("Refugees", who, part))
    assert bodies.people_of(doc[3]) == []


def test_a_year_or_a_sum_is_nobody() -> None:
    assert bodies.people_of(tree(BEFORE.format("Soldiers", "2014", "NUM"))[3]) == []


def test_nationals_in_a_number_can_be_sent() -> None:
    doc = tree(SENT.format("200 NUM nummod 3\nFijians PROPN obj 1 Number=Plur"))
    assert [each.text for each in bodies.sent(Frame.of(doc[1]), {})] == ["Fijians"]
    doc = tree(SENT.format("the DET det 3\nFijians PROPN obj 1 Number=Plur"))
    assert list(bodies.sent(Frame.of(doc[1]), {})) == []


def test_officers_in_a_number_count_as_named() -> None:
    doc = tree(SENT.format("34 NUM nummod 3\nofficers NOUN obj 1 Number=Plur\nmore ADJ conj 3"))
    assert bodies.named_before(doc[found(doc, "more")])
    doc = tree(SENT.format("the DET det 3\nofficers NOUN obj 1 Number=Plur\nmore ADJ conj 3"))
    assert not bodies.named_before(doc[found(doc, "more")])


@pytest.mark.parametrize(("determiner", "rises"), [("the", True), ("a", False)])
def test_the_number_of_people_can_rise_but_not_a_number_of_them(determiner: str, rises: bool) -> None:
    rows = "DET det 1\nnumber NOUN ROOT 1 Number=Sing\nof ADP case 3\nsoldiers NOUN nmod 1 Number=Plur"
    assert bodies.is_number(tree(f"{determiner} {rows}")[1]) is rises
