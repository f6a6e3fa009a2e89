"""Which rule takes a sentence, and as what, on trees written by hand."""

import pytest

from pipeline.extract.deployments.motions import MOTION_RULES
from pipeline.extract.deployments.postings import POSTING_RULES
from pipeline.extract.deployments.sendings import SENDING_RULES
from pipeline.extract.deployments.states import STATE_RULES
from pipeline.extract.deployments.stays import STAY_RULES
from pipeline.extract.deployments.strengths import STRENGTH_RULES
from pipeline.extract.deployments.withdrawals import WITHDRAWAL_RULES
from pipeline.extract.events import EVENT_TYPES
from pipeline.extract.matching import Matcher
from tests.extract.sketches import tree

TYPE = EVENT_TYPES["personnel_deployment"]
MASSED = """
Thousands NOUN nsubj 3 Number=Plur
of ADP case 2
soldiers NOUN nmod 0 Number=Plur
massed VERB ROOT 3 VerbForm=Fin
near ADP case 6
the DET det 6
border NOUN obl 3 Number=Sing
"""
LEFT_THERE = """
Italy PROPN nsubj 1
left VERB ROOT 1 VerbForm=Fin
300 NUM nummod 3
soldiers NOUN obj 1 Number=Plur
in ADP case 5
Iraq PROPN obl 1
"""
LEFT_DEAD = """
It PRON nsubj 1
left VERB ROOT 1 VerbForm=Fin
300 NUM nummod 3
soldiers NOUN obj 1 Number=Plur
dead ADJ xcomp 1
in ADP case 6
Iraq PROPN obl 1
"""
GOT_HOME = """
They PRON nsubj 1
got VERB ROOT 1 VerbForm=Fin
the DET det 3
troops NOUN obj 1 Number=Plur
home ADV advmod 1
"""
RAISED = """
Spain PROPN nsubj 1
{} VERB ROOT 1 VerbForm=Fin
its PRON nmod:poss 3
force NOUN obj 1 Number=Sing
to ADP case 5
900 NUM obl 1
"""
SAID = """
Experts NOUN nsubj 1 Number=Plur
reinforced VERB ROOT 1 VerbForm=Fin
warnings NOUN obj 1 Number=Plur
"""
MUSTERED = """
Soldiers NOUN nsubj 1 Number=Plur
mobilized VERB ROOT 1 VerbForm=Fin
"""
TOOK_OVER = """
A DET det 2
Nepalese ADJ amod 2
battalion NOUN nsubj 3 Number=Sing
took VERB ROOT 3 VerbForm=Fin
over ADP compound:prt 3
from ADP case 7
Indian ADJ amod 7
troops NOUN obl 3 Number=Plur
"""
HAD_TO = """
Police NOUN nsubj 1 Number=Plur
had VERB ROOT 1 VerbForm=Fin
to PART mark 3
apologise VERB xcomp 1 VerbForm=Inf
in ADP case 5
Iraq PROPN obl 3
"""


@pytest.mark.parametrize(
    ("rows", "rule", "subtype"),
    [
        (MASSED, "mass", "reinforce"),
        (LEFT_THERE, "leave-there", "presence"),
        (GOT_HOME, "bring-home", "withdraw"),
        (RAISED.format("boosted"), "reinforce", "reinforce"),
        (RAISED.format("cut"), "reduce", "reduce"),
        (MUSTERED, "muster", "reinforce"),
        (TOOK_OVER, "take-over", "rotate"),
    ],
)
def test_a_sentence_is_taken_by_its_rule(rows: str, rule: str, subtype: str) -> None:
    (finding,) = Matcher(TYPE).find(tree(rows))
    assert (finding.rule.name, finding.subtype) == (rule, subtype)


@pytest.mark.parametrize("rows", [LEFT_DEAD, SAID, HAD_TO])
def test_a_sentence_about_something_else_is_taken_by_none(rows: str) -> None:
    assert Matcher(TYPE).find(tree(rows)) == []


def test_every_rule_of_deployments_has_a_name_of_its_own() -> None:
    parts = (
        WITHDRAWAL_RULES,
        STRENGTH_RULES,
        SENDING_RULES,
        STAY_RULES,
        STATE_RULES,
        MOTION_RULES,
        POSTING_RULES,
    )
    rules = [rule for part in parts for rule in part]
    assert [rule.name for rule in TYPE.rules] == [rule.name for rule in rules]
    assert len({rule.name for rule in rules}) == len(rules)
