"""Triggers that no word list can say."""

import pytest

from pipeline.extract.deployments import wordings
from tests.extract.sketches import found, tree

THERE = """
There PRON expl 1
are VERB ROOT 1 VerbForm=Fin
troops NOUN nsubj 1 Number=Plur
there ADV advmod 1
. PUNCT punct 1
"""
OUT = """
troops NOUN nsubj 4 Number=Plur
were AUX cop 4 VerbForm=Fin
out ADP case 4
of ADP case 4
Haiti PROPN ROOT 4
. PUNCT punct 4
"""
WAY = """
Troops NOUN nsubj 4 Number=Plur
are AUX cop 4 VerbForm=Fin
on ADP case 4
their PRON nmod:poss 4
way NOUN ROOT 4 Number=Sing
. PUNCT punct 4
"""
BARE_WAY = """
With ADP case 1
troops NOUN obl 5 Number=Plur
on ADP case 4
the DET det 4
way NOUN nmod 1 Number=Sing
waited VERB ROOT 5 VerbForm=Fin
"""
UNCHANGED = """
Numbers NOUN nsubj 1 Number=Plur
remained VERB ROOT 1 VerbForm=Fin
unchanged ADJ xcomp 1
. PUNCT punct 1
"""
BOUND = """
Men NOUN nsubj 2 Number=Plur
are AUX cop 2 VerbForm=Fin
bound ADJ ROOT 2
{} ADP case 4
Haiti PROPN obl 2
. PUNCT punct 2
"""
BUILD_UP = """
A DET det 3
build NOUN compound 3
- PUNCT punct 3
up NOUN ROOT 3 Number=Sing
. PUNCT punct 3
"""
GOT = """
We PRON nsubj 2
've AUX aux 2
got VERB ROOT 2 VerbForm=Part|Tense=Past
men NOUN obj 2 Number=Plur
there ADV advmod 2
"""


@pytest.mark.parametrize(
    ("match", "rows", "word", "trigger"),
    [
        (wordings.existential, THERE, "are", "There are"),
        (wordings.copular, OUT, "were", "were out of"),
        (wordings.on_the_way, WAY, "way", "are on their way"),
        (wordings.on_the_way, BARE_WAY, "way", "on the way"),
        (wordings.unchanged, UNCHANGED, "unchanged", "remained unchanged"),
        (wordings.bound, BOUND.format("for"), "bound", "bound for"),
        (wordings.hyphened("build"), BUILD_UP, "up", "build - up"),
        (wordings.have_got, GOT, "got", "'ve got"),
    ],
)
def test_the_words_of_a_trigger_are_found(match: wordings.Finder, rows: str, word: str, trigger: str) -> None:
    doc = tree(rows)
    hit = match(doc[found(doc, word)])
    assert hit is not None
    assert " ".join(each.text for each in hit.words) == trigger


@pytest.mark.parametrize(
    ("match", "rows", "word"),
    [
        (wordings.existential, OUT, "were"),
        (wordings.copular, THERE, "are"),
        (wordings.bound, BOUND.format("to"), "bound"),
        (wordings.on_the_way, WAY.replace("on ADP", "in ADP"), "way"),
        (wordings.hyphened("pull"), BUILD_UP, "up"),
        (wordings.unchanged, UNCHANGED.replace("remained", "called"), "unchanged"),
    ],
)
def test_other_words_are_no_trigger(match: wordings.Finder, rows: str, word: str) -> None:
    doc = tree(rows)
    assert match(doc[found(doc, word)]) is None


HERE = """
Here ADV ROOT 0
are AUX cop 0 VerbForm=Fin
the DET det 3
troops NOUN nsubj 0 Number=Plur
. PUNCT punct 0
"""


def test_a_copula_after_its_place_is_a_trigger_of_two_words() -> None:
    match = wordings.copular(tree(HERE)[1])
    assert match is not None
    assert [word.text for word in match.words] == ["Here", "are"]
