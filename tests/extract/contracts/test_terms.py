"""The terms of a contract."""

from pipeline.extract.contracts import parties, terms
from tests.extract.contracts import sentences
from tests.extract.contracts.sentences import frame


def test_the_sum_before_the_noun_is_its_value_as_written() -> None:
    doc = sentences.PRICED_DEAL
    (value,) = terms.values(frame(doc, "deal"), {})
    assert [doc.text[start:end] for start, end in terms.amount(value)] == ["$450 million"]


def test_what_is_bought_is_no_company_and_no_sum() -> None:
    assert [each.text for each in terms.bought(frame(sentences.SOLD_ARMS, "sold"), {})] == ["weapons"]


def test_seller_and_buyer_are_parties() -> None:
    assert {each.text for each in parties.traders(frame(sentences.SOLD_ARMS, "sold"), {})} == {"firm", "Libya"}
