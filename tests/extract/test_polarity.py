"""Negation and verbs that prevent, with their scope."""

import pytest

from pipeline.extract.grammar.polarity import polarity
from tests.extract.sketches import found, tree

NOT = """
Fiji PROPN nsubj 3
will AUX aux 3
not PART advmod 3
withdraw VERB ROOT 3
troops NOUN obj 3
"""
NO_LONGER = """
They PRON nsubj 3
no DET advmod 2
longer ADV advmod 3
stay VERB ROOT 3
there ADV advmod 3
"""
NO_TROOPS = """
No DET det 1
troops NOUN nsubj:pass 3
were AUX aux:pass 3
sent VERB ROOT 3
"""
REFUSED = """
Fiji PROPN nsubj 1
refused VERB ROOT 1
to PART mark 3
send VERB xcomp 1
troops NOUN obj 3
"""
NOT_REFUSED = """
Fiji PROPN nsubj 3
did AUX aux 3
not PART advmod 3
refuse VERB ROOT 3
to PART mark 5
send VERB xcomp 3
troops NOUN obj 5
"""
DENIED = """
Fiji PROPN nsubj 1
denied VERB ROOT 1
that SCONJ mark 4
troops NOUN nsubj 4
left VERB ccomp 1
"""
DID_NOT_SAY = """
He PRON nsubj 3
did AUX aux 3
not PART advmod 3
say VERB ROOT 3
when ADV advmod 6
troops NOUN nsubj 6
left VERB ccomp 3
"""
WITHOUT = """
They PRON nsubj 1
acted VERB ROOT 1
without SCONJ mark 3
sending VERB advcl 1
troops NOUN obj 3
"""
BLOCKED_ATTEMPT = """
Congress PROPN nsubj 1
blocked VERB ROOT 1
attempts NOUN obj 1
to PART mark 4
withdraw VERB acl 2
troops NOUN obj 4
"""
NOT_ONLY = """
They PRON nsubj 3
not PART advmod 3
only ADV advmod 3
sent VERB ROOT 3
troops NOUN obj 3
"""


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        (NOT, "withdraw", "negative"),
        (NO_LONGER, "stay", "negative"),
        (NO_TROOPS, "sent", "negative"),
        (REFUSED, "send", "negative"),
        (NOT_REFUSED, "send", "positive"),
        (DENIED, "left", "positive"),
        (DID_NOT_SAY, "left", "positive"),
        (WITHOUT, "sending", "negative"),
        (BLOCKED_ATTEMPT, "withdraw", "positive"),
        (NOT_ONLY, "sent", "positive"),
    ],
)
def test_polarity(rows: str, word: str, expected: str) -> None:
    doc = tree(rows)
    assert polarity(doc[found(doc, word)]) == expected
