"""What an article tells of."""

from pipeline.extract.contracts import topics
from tests.extract.contracts import sentences
from tests.extract.contracts.sentences import token


def test_contracts_told_again_and_again_make_a_business_article() -> None:
    assert topics.is_business({"contract": 2})
    assert not topics.is_business({"contract": 1})


def test_peace_told_as_often_as_contracts_makes_none() -> None:
    assert not topics.is_business({"contract": 2, "peace": 2})


def test_one_contract_among_deals_and_orders_is_enough() -> None:
    assert topics.is_business({"contract": 1, "deal": 2, "order": 1})


def test_a_sentence_with_congress_is_of_lawmaking() -> None:
    assert topics.of_lawmaking(token(sentences.BUDGET_DEAL, "deal"))
    assert not topics.of_lawmaking(token(sentences.PRICED_DEAL, "deal"))
