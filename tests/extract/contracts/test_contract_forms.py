"""Statements about contracts that no list of words can say."""

from pipeline.extract.contracts import contract_forms
from tests.extract.contracts.sentences import token
from tests.extract.trees import tree

HOLD_ON_AID = tree(
    "A hold on military aid angered Kyiv.",
    "A/a/DET/DT/det/1 hold/hold/NOUN/NN/nsubj/5 on/on/ADP/IN/case/4 military/military/ADJ/JJ/amod/4 "
    "aid/aid/NOUN/NN/nmod/1 angered/anger/VERB/VBD/ROOT/5 Kyiv/Kyiv/PROPN/NNP/obj/5/PLACE ././PUNCT/./punct/5",
)
HOLD_ON_POWER = tree(
    "A hold on power pleased him.",
    "A/a/DET/DT/det/1 hold/hold/NOUN/NN/nsubj/4 on/on/ADP/IN/case/3 power/power/NOUN/NN/nmod/1 "
    "pleased/please/VERB/VBD/ROOT/4 him/he/PRON/PRP/obj/4 ././PUNCT/./punct/4",
)


def test_a_hold_on_aid_stops_it_and_one_on_power_does_not() -> None:
    match = contract_forms.on_hold(token(HOLD_ON_AID, "hold"))
    assert match is not None and [word.text for word in match.words] == ["hold"]
    assert contract_forms.on_hold(token(HOLD_ON_POWER, "hold")) is None
