"""Facts, plans and possibilities, by auxiliaries, governors and conditions."""

import pytest

from pipeline.extract.grammar.modality import modality
from tests.extract.sketches import found, tree

ACTUAL = """
Fiji PROPN nsubj 1
sent VERB ROOT 1 VerbForm=Fin
troops NOUN obj 1
"""
WILL = """
Fiji PROPN nsubj 2
will AUX aux 2
send VERB ROOT 2
troops NOUN obj 2
"""
MAY = WILL.replace("will", "may")
WOULD = WILL.replace("will", "would")
SAID_WOULD = """
Fiji PROPN nsubj 1
said VERB ROOT 1
it PRON nsubj 4
would AUX aux 4
send VERB ccomp 1
troops NOUN obj 4
"""
AGREED = """
Fiji PROPN nsubj 1
agreed VERB ROOT 1
to PART mark 3
send VERB xcomp 1
troops NOUN obj 3
"""
BEGAN = AGREED.replace("agreed", "began")
URGED = """
Oslo PROPN nsubj 1
urged VERB ROOT 1 VerbForm=Fin
Fiji PROPN obj 1
to PART mark 4
send VERB xcomp 1
troops NOUN obj 4
"""
FORCED = URGED.replace("urged", "forced")
IF = """
Fiji PROPN nsubj 2
will AUX aux 2
leave VERB ROOT 2
if SCONJ mark 5
rebels NOUN nsubj 5
agree VERB advcl 2
"""
CALLED_FOR = """
Oslo PROPN nsubj 1
called VERB ROOT 1
for ADP case 4
the DET det 4
withdrawal NOUN obl 1
of ADP case 6
troops NOUN nmod 4
"""
HEADLINE = """
Fiji PROPN nsubj 2
to PART mark 2
send VERB ROOT 2
troops NOUN obj 2
"""
DECISION = """
Its PRON nmod:poss 1
decision NOUN nsubj 5
to PART mark 3
send VERB acl 1
troops NOUN obj 3
surprised VERB ROOT 5
"""
ORDERED_OUT = """
He PRON nsubj 1
ordered VERB ROOT 1
troops NOUN obj 1
pulled VERB acl 2 VerbForm=Part|Tense=Past
out ADP compound:prt 3
"""


@pytest.mark.parametrize(
    ("rows", "word", "expected"),
    [
        (ACTUAL, "sent", "actual"),
        (WILL, "send", "planned"),
        (MAY, "send", "possible"),
        (WOULD, "send", "possible"),
        (SAID_WOULD, "send", "planned"),
        (AGREED, "send", "planned"),
        (BEGAN, "send", "actual"),
        (URGED, "send", "possible"),
        (FORCED, "send", "actual"),
        (IF, "leave", "possible"),
        (CALLED_FOR, "withdrawal", "possible"),
        (HEADLINE, "send", "planned"),
        (DECISION, "send", "planned"),
        (ORDERED_OUT, "pulled", "planned"),
    ],
)
def test_modality(rows: str, word: str, expected: str) -> None:
    doc = tree(rows)
    assert modality(doc[found(doc, word)]) == expected
