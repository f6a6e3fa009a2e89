"""Trees of two schemes that say the same give the same relations."""

from tests.extract.sketches import tree
from training.yardstick import clear, universal

UD = """
Guards NOUN nsubj 1
ran VERB ROOT 1
out ADP case 4
of ADP case 4
towns NOUN obl 1
, PUNCT punct 6
camps NOUN conj 4
and CCONJ cc 8
ports NOUN conj 4
that PRON nsubj:pass 11
were AUX aux:pass 11
held VERB acl:relcl 4
"""
CLEAR = """
Guards NOUN nsubj 1
ran VERB ROOT 1
out ADP prep 1
of ADP prep 2
towns NOUN pobj 3
, PUNCT punct 4
camps NOUN conj 4
and CCONJ cc 6
ports NOUN conj 6
that PRON nsubjpass 11
were AUX auxpass 11
held VERB relcl 4
"""
COPULA = """
They PRON nsubj 1
are AUX ROOT 1
in ADP prep 1
Oslo PROPN pobj 2
"""


def test_chains_of_prepositions_and_conjuncts_are_read_alike() -> None:
    found = set(universal(tree(UD)))
    assert found == set(clear(tree(CLEAR)))
    assert {relation for relation, _, _ in found} == {"nsubj", "nsubj:pass", "prep", "conj", "acl:relcl"}


def test_what_the_schemes_hang_differently_counts_for_neither() -> None:
    assert list(clear(tree(COPULA))) == []
