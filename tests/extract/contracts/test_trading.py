"""Who trades what with whom, told by verbs of trade."""

import pytest
from spacy.tokens import Doc

from pipeline.extract.contracts import trading
from pipeline.extract.contracts.contract_roles import OF_TRADE
from pipeline.extract.roles import Filling
from tests.extract.contracts import sentences
from tests.extract.contracts.sentences import frame


@pytest.mark.parametrize(
    ("doc", "held"),
    [
        (sentences.BOUGHT_FROM_STATE, True),
        (sentences.BOUGHT_ISLAND, True),
        (sentences.BOUGHT_FROM_FRIEND, False),
    ],
)
def test_what_passes_between_states_or_for_a_price_is_a_trade(doc: Doc, held: bool) -> None:
    assert trading.changes_hands(frame(doc, "bought"), {}) is held


def test_a_body_may_agree_to_buy_anything_and_nobody_else() -> None:
    assert trading.agreed_to_trade(frame(sentences.AGREED_TO_BUY, "agreed"), {})
    assert not trading.agreed_to_trade(frame(sentences.AGREED_TO_SELL_HOUSE, "agreed"), {})


def test_companies_lease_floors_and_people_cars() -> None:
    assert trading.leased(frame(sentences.LEASED, "leased"), {})
    assert not trading.leased(frame(sentences.LEASED_CAR, "leased"), {})


@pytest.mark.parametrize(
    ("doc", "verb", "held"),
    [
        (sentences.SOLD_ARMS, "sold", True),
        (sentences.REBELS_SOLD_ARMS, "sold", False),
        (sentences.ORDERED_BACK, "ordered", False),
    ],
)
def test_arms_are_traded_by_firms_and_states_not_by_rebels_nor_by_command(doc: Doc, verb: str, held: bool) -> None:
    whole = frame(doc, verb)
    assert trading.goods_traded(whole, Filling(OF_TRADE, whole)) is held
