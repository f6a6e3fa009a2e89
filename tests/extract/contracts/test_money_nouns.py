"""Payments and investments told by nouns."""

from pipeline.extract.contracts import money_nouns
from tests.extract.contracts import sentences
from tests.extract.contracts.sentences import frame


def test_a_payment_to_a_company_is_one_and_a_tax_payment_is_not() -> None:
    assert money_nouns.payment_made(frame(sentences.PAYMENT, "payment"), {})
    assert not money_nouns.payment_made(frame(sentences.TAX_PAYMENT, "payment"), {})


def test_payer_and_payee_are_the_sides_of_a_payment() -> None:
    assert [each.text for each in money_nouns.sides(frame(sentences.PAYMENT, "payment"), {})] == ["fund", "company"]


def test_an_investment_has_a_sum_and_somebody_it_goes_to() -> None:
    assert money_nouns.invested(frame(sentences.INVESTMENT, "investment"), {})
