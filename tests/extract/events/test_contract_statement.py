"""Contracts and what only sounds like one, on trees built by hand."""

from functools import partial

import pytest
from spacy.tokens import Doc

from pipeline.extract.events.contract_statement import EVENT_TYPE
from tests.extract.trees import found, texts, the_one, tree, trigger

SIGNED = tree(
    "Peru has signed a $200 million contract with Airbus to supply six helicopters.",
    "Peru/Peru/PROPN/NNP/nsubj/2/PLACE has/have/AUX/VBZ/aux/2 signed/sign/VERB/VBN/ROOT/2 a/a/DET/DT/det/7 "
    "$/$/SYM/$/compound/7/MONEY 200/200/NUM/CD/compound/6/MONEY million/million/NUM/CD/nummod/4/MONEY "
    "contract/contract/NOUN/NN/obj/2 with/with/ADP/IN/case/9 Airbus/Airbus/PROPN/NNP/nmod/7/ORG to/to/PART/TO/mark/11 "
    "supply/supply/VERB/VB/advcl/2 six/six/NUM/CD/nummod/13/QUANTITY helicopters/helicopter/NOUN/NNS/obj/11 "
    "././PUNCT/./punct/2",
)

AWARDED = tree(
    "The company was awarded a contract to build a bridge.",
    "The/the/DET/DT/det/1 company/company/NOUN/NN/nsubj:pass/3 was/be/AUX/VBD/aux:pass/3 "
    "awarded/award/VERB/VBN/ROOT/3 a/a/DET/DT/det/5 contract/contract/NOUN/NN/obj/3 to/to/PART/TO/mark/7 "
    "build/build/VERB/VB/acl/5 a/a/DET/DT/det/9 bridge/bridge/NOUN/NN/obj/7 ././PUNCT/./punct/3",
)

CANCELLED = tree(
    "Kenya cancelled a contract with the firm.",
    "Kenya/Kenya/PROPN/NNP/nsubj/1/PLACE cancelled/cancel/VERB/VBD/ROOT/1 a/a/DET/DT/det/3 "
    "contract/contract/NOUN/NN/obj/1 with/with/ADP/IN/case/6 the/the/DET/DT/det/6 firm/firm/NOUN/NN/nmod/3 "
    "././PUNCT/./punct/1",
)

EXPIRES = tree(
    "The contract expires in June.",
    "The/the/DET/DT/det/1 contract/contract/NOUN/NN/nsubj/2 expires/expire/VERB/VBZ/ROOT/2 in/in/ADP/IN/case/4 "
    "June/June/PROPN/NNP/obl/2/DATE ././PUNCT/./punct/2",
)

NEGOTIATING = tree(
    "The government is negotiating a loan from the International Monetary Fund.",
    "The/the/DET/DT/det/1 government/government/NOUN/NN/nsubj/3 is/be/AUX/VBZ/aux/3 "
    "negotiating/negotiate/VERB/VBG/ROOT/3 a/a/DET/DT/det/5 loan/loan/NOUN/NN/obj/3 from/from/ADP/IN/case/10 "
    "the/the/DET/DT/det/10 International/international/ADJ/NNP/amod/10/ORG Monetary/monetary/ADJ/NNP/amod/10/ORG "
    "Fund/Fund/PROPN/NNP/nmod/5/ORG ././PUNCT/./punct/3",
)

HONOURED = tree(
    "The firm honoured its commitments to Caracas.",
    "The/the/DET/DT/det/1 firm/firm/NOUN/NN/nsubj/2 honoured/honour/VERB/VBD/ROOT/2 its/its/PRON/PRP$/nmod:poss/4 "
    "commitments/commitment/NOUN/NNS/obj/2 to/to/ADP/IN/case/6 Caracas/Caracas/PROPN/NNP/obl/2/PLACE "
    "././PUNCT/./punct/2",
)

DESCRIBED = tree(
    "Lawmakers criticized the contract with the company.",
    "Lawmakers/lawmaker/NOUN/NNS/nsubj/1 criticized/criticize/VERB/VBD/ROOT/1 the/the/DET/DT/det/3 "
    "contract/contract/NOUN/NN/obj/1 with/with/ADP/IN/case/6 the/the/DET/DT/det/6 company/company/NOUN/NN/nmod/3 "
    "././PUNCT/./punct/1",
)

BOUGHT = tree(
    "Norway bought 50 tanks from Germany.",
    "Norway/Norway/PROPN/NNP/nsubj/1/PLACE bought/buy/VERB/VBD/ROOT/1 50/50/NUM/CD/nummod/3/QUANTITY "
    "tanks/tank/NOUN/NNS/obj/1 from/from/ADP/IN/case/5 Germany/Germany/PROPN/NNP/obl/1/PLACE ././PUNCT/./punct/1",
)

DEEPENING = tree(
    "The exporter is committed to deepening cooperation with the ministry of defence.",
    "The/the/DET/DT/det/1 exporter/exporter/NOUN/NN/nsubj:pass/3 is/be/AUX/VBZ/aux:pass/3 "
    "committed/commit/VERB/VBN/ROOT/3 to/to/SCONJ/IN/mark/5 deepening/deepen/VERB/VBG/advcl/3 "
    "cooperation/cooperation/NOUN/NN/obj/5 with/with/ADP/IN/case/9 the/the/DET/DT/det/9 "
    "ministry/ministry/NOUN/NN/obl/5 of/of/ADP/IN/case/11 defence/defence/NOUN/NN/nmod/9 ././PUNCT/./punct/3",
)

FOR_SUPPLY = tree(
    "Russia signed an agreement to supply Iran with fuel.",
    "Russia/Russia/PROPN/NNP/nsubj/1/PLACE signed/sign/VERB/VBD/ROOT/1 an/a/DET/DT/det/3 "
    "agreement/agreement/NOUN/NN/obj/1 to/to/PART/TO/mark/5 supply/supply/VERB/VB/acl/3 "
    "Iran/Iran/PROPN/NNP/obj/5/PLACE with/with/ADP/IN/case/8 fuel/fuel/NOUN/NN/obl/5 ././PUNCT/./punct/1",
)

PEACE = tree(
    "The two sides signed a peace deal.",
    "The/the/DET/DT/det/2 two/two/NUM/CD/nummod/2/QUANTITY sides/side/NOUN/NNS/nsubj/3 signed/sign/VERB/VBD/ROOT/3 "
    "a/a/DET/DT/det/6 peace/peace/NOUN/NN/compound/6 deal/deal/NOUN/NN/obj/3 ././PUNCT/./punct/3",
)

COALITION = tree(
    "The parties agreed on a coalition deal.",
    "The/the/DET/DT/det/1 parties/party/NOUN/NNS/nsubj/2 agreed/agree/VERB/VBD/ROOT/2 on/on/ADP/IN/case/6 "
    "a/a/DET/DT/det/6 coalition/coalition/NOUN/NN/compound/6 deal/deal/NOUN/NN/obl/2 ././PUNCT/./punct/2",
)

TRADE = tree(
    "The ministers signed a free trade agreement.",
    "The/the/DET/DT/det/1 ministers/minister/NOUN/NNS/nsubj/2 signed/sign/VERB/VBD/ROOT/2 a/a/DET/DT/det/6 "
    "free/free/ADJ/JJ/amod/6 trade/trade/NOUN/NN/compound/6 agreement/agreement/NOUN/NN/obj/2 ././PUNCT/./punct/2",
)

VIRUS = tree(
    "Two nurses contracted the virus.",
    "Two/Two/NUM/CD/nummod/1/QUANTITY nurses/nurse/NOUN/NNS/nsubj/2 contracted/contract/VERB/VBD/ROOT/2 "
    "the/the/DET/DT/det/4 virus/virus/NOUN/NN/obj/2 ././PUNCT/./punct/2",
)

GREAT = tree(
    "A great deal of time was lost.",
    "A/a/DET/DT/det/2 great/great/ADJ/JJ/amod/2 deal/deal/NOUN/NN/nsubj:pass/6 of/of/ADP/IN/case/4 "
    "time/time/NOUN/NN/nmod/2 was/be/AUX/VBD/aux:pass/6 lost/lose/VERB/VBN/ROOT/6 ././PUNCT/./punct/6",
)

PEOPLE = tree(
    "Private contractors were killed in the raid.",
    "Private/private/ADJ/JJ/amod/1 contractors/contractor/NOUN/NNS/nsubj:pass/3 were/be/AUX/VBD/aux:pass/3 "
    "killed/kill/VERB/VBN/ROOT/3 in/in/ADP/IN/case/6 the/the/DET/DT/det/6 raid/raid/NOUN/NN/obl/3 ././PUNCT/./punct/3",
)

TREATY = tree(
    "The two countries signed an extradition treaty.",
    "The/the/DET/DT/det/2 two/two/NUM/CD/nummod/2/QUANTITY countries/country/NOUN/NNS/nsubj/3 "
    "signed/sign/VERB/VBD/ROOT/3 an/a/DET/DT/det/6 extradition/extradition/NOUN/NN/compound/6 "
    "treaty/treaty/NOUN/NN/obj/3 ././PUNCT/./punct/3",
)


findings = partial(found, EVENT_TYPE)
only = partial(the_one, EVENT_TYPE)


@pytest.mark.parametrize(
    ("doc", "word", "subtype"),
    [
        pytest.param(SIGNED, "signed", "sign", id="sign"),
        pytest.param(AWARDED, "awarded", "sign", id="award"),
        pytest.param(BOUGHT, "bought", "sign", id="buy"),
        pytest.param(CANCELLED, "cancelled", "end", id="cancel"),
        pytest.param(EXPIRES, "expires", "end", id="expire"),
        pytest.param(NEGOTIATING, "negotiating", "plan", id="negotiate"),
        pytest.param(DEEPENING, "committed deepening", "plan", id="committed to deepening"),
        pytest.param(HONOURED, "honoured", "fulfil", id="honour commitments"),
        pytest.param(DESCRIBED, "contract", "describe", id="describe"),
    ],
)
def test_each_statement_has_its_trigger_and_subtype(doc: Doc, word: str, subtype: str) -> None:
    finding = only(doc)
    assert (trigger(finding), finding.subtype) == (word, subtype)


@pytest.mark.parametrize(
    "doc",
    [
        pytest.param(PEACE, id="peace deal"),
        pytest.param(COALITION, id="coalition deal"),
        pytest.param(TRADE, id="free trade"),
        pytest.param(VIRUS, id="contracted a virus"),
        pytest.param(GREAT, id="a great deal"),
        pytest.param(PEOPLE, id="contractors as people"),
        pytest.param(TREATY, id="extradition"),
    ],
)
def test_what_provides_nothing_is_no_contract(doc: Doc) -> None:
    assert findings(doc) == []


def test_a_contract_has_its_parties_its_subject_and_its_value() -> None:
    finding = only(SIGNED)
    assert texts(SIGNED, finding, "party") == ["Peru", "Airbus"]
    assert texts(SIGNED, finding, "subject") == ["supply six helicopters"]
    assert texts(SIGNED, finding, "value") == ["$200 million"]


def test_who_is_awarded_a_contract_is_a_party() -> None:
    assert texts(AWARDED, only(AWARDED), "party") == ["The company"]


def test_buyer_and_seller_are_the_parties() -> None:
    assert texts(BOUGHT, only(BOUGHT), "party") == ["Norway", "Germany"]


def test_who_holds_an_opinion_on_a_contract_is_its_speaker() -> None:
    assert texts(DESCRIBED, only(DESCRIBED), "speaker") == ["Lawmakers"]


def test_an_agreement_needs_goods_services_or_money() -> None:
    assert only(FOR_SUPPLY).subtype == "sign"
    assert findings(PEACE) == []


def test_what_expires_in_the_present_tense_is_yet_to_come() -> None:
    assert only(EXPIRES).modality == "planned"
