"""How many people: numerals before, inside and after them, with what qualifies them."""

import pytest

from pipeline.extract.deployments import figures
from pipeline.extract.frame import Frame
from tests.extract.sketches import found, tree

SENT = """
Chad PROPN nsubj 1
sent VERB ROOT 1 VerbForm=Fin
{}
. PUNCT punct 1
"""
STRONG = SENT.format("a DET det 6\n300 NUM nummod 5\n- PUNCT punct 5\nstrong ADJ amod 6\nforce NOUN obj 1 Number=Sing")
OF_NUMBER = SENT.format("a DET det 3\nforce NOUN obj 1 Number=Sing\nof ADP case 5\n330 NUM nmod 3")
OF_PEOPLE = SENT.format(
    "a DET det 3\nforce NOUN obj 1 Number=Sing\nof ADP case 6\n200 NUM nummod 6\nsoldiers NOUN nmod 3 Number=Plur"
)
SHARED = SENT.format("165 NUM nummod 3\ndoctors NOUN obj 1 Number=Plur\nand CCONJ cc 5\nnurses NOUN conj 3 Number=Plur")
SOME = SENT.format("Some DET det 4\n2,500 NUM nummod 4\nsoldiers NOUN obj 1 Number=Plur")
MOST = SENT.format(
    "most ADJ obj 1\nof ADP case 6\nits PRON nmod:poss 6\n90 NUM nummod 6\nsoldiers NOUN nmod 2 Number=Plur"
)
HOW_MANY = SENT.format("how ADV advmod 3\nmany ADJ amod 4\nsoldiers NOUN obj 1 Number=Plur")


@pytest.mark.parametrize(
    ("rows", "people", "count"),
    [
        (STRONG, "force", "300"),
        (OF_NUMBER, "force", "330"),
        (OF_PEOPLE, "force", "200"),
        (SHARED, "nurses", "165"),
        (SOME, "soldiers", "Some 2,500"),
        (MOST, "most", "most"),
    ],
)
def test_the_number_of_people_is_found(rows: str, people: str, count: str) -> None:
    doc = tree(rows)
    fillers = {"personnel": (doc[found(doc, people)],)}
    tokens = list(figures.counts(Frame.of(doc[1]), fillers))
    assert [doc.text[start:end] for each in tokens for start, end in figures.cut(each)] == [count]


def test_a_number_that_is_asked_for_is_none() -> None:
    doc = tree(HOW_MANY)
    assert list(figures.counts(Frame.of(doc[1]), {"personnel": (doc[4],)})) == []


CUT = """
Chad PROPN nsubj 1
cut VERB ROOT 1 VerbForm=Fin
its PRON nmod:poss 3
force NOUN obj 1 Number=Sing
{} ADP case 5
{} NUM obl 1
. PUNCT punct 1
"""


@pytest.mark.parametrize(("preposition", "number"), [("to", "900"), ("by", "900")])
def test_the_figure_that_people_are_brought_to_counts(preposition: str, number: str) -> None:
    doc = tree(CUT.format(preposition, number))
    assert [each.text for each in figures.levels(Frame.of(doc[1]), {})] == [number]


def test_a_share_by_which_they_are_cut_is_no_figure() -> None:
    doc = tree(CUT.format("by", "half"))
    assert list(figures.levels(Frame.of(doc[1]), {})) == []
