"""Argument spans are as short as a careful reader would underline."""

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from pipeline.extract import spans
from tests.extract.sketches import found, tree

GROUP = """
its PRON nmod:poss 4
100 NUM nummod 4
Russian ADJ amod 4
special ADJ amod 4
forces NOUN nsubj 6
there ADV advmod 4
left VERB ROOT 6 VerbForm=Fin
. PUNCT punct 6
"""
MOST = """
most ADJ obj 5
of ADP case 4
its PRON nmod:poss 4
military ADJ amod 4
specialists NOUN nmod 0 Number=Plur
left VERB ROOT 5 VerbForm=Fin
"""
TITLED = """
Kremlin PROPN compound 1
spokesman NOUN nsubj 8
Dmitry PROPN appos 1
Peskov PROPN flat 2
, PUNCT punct 6
who PRON nsubj 6
smiled VERB acl:relcl 1 VerbForm=Fin
, PUNCT punct 6
spoke VERB ROOT 8 VerbForm=Fin
"""
CITY = """
He PRON nsubj 1
went VERB ROOT 1 VerbForm=Fin
to ADP case 5
the DET det 5
northern ADJ amod 5
city NOUN obl 1
of ADP case 7
Mosul PROPN nmod 5
in ADP case 9
June PROPN obl 1
"""


def cut(rows: str, word: str, how: Callable[[Token], spans.Ranges]) -> str:
    doc = tree(rows)
    (start, end), *rest = how(doc[found(doc, word)])
    assert not rest
    return doc.text[start:end]


@pytest.mark.parametrize(
    ("rows", "word", "how", "expected"),
    [
        (GROUP, "forces", spans.group, "Russian special forces"),
        (MOST, "most", spans.group, "military specialists"),
        (MOST, "most", spans.count, "most"),
        (TITLED, "spokesman", spans.name, "Kremlin spokesman Dmitry Peskov"),
        (CITY, "city", spans.place, "Mosul"),
        (CITY, "June", spans.phrase, "in June"),
    ],
)
def test_a_span_is_cut(rows: str, word: str, how: Callable[[Token], spans.Ranges], expected: str) -> None:
    assert cut(rows, word, how) == expected


def test_a_clause_is_cut_without_the_that_that_opens_it() -> None:
    rows = """
    They PRON nsubj 1
    deny VERB ROOT 1 VerbForm=Fin
    that SCONJ mark 4
    troops NOUN nsubj 4
    left VERB ccomp 1 VerbForm=Fin
    """
    assert cut(rows, "left", spans.clause) == "troops left"
