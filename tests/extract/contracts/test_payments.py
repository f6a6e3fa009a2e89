"""Who pays whom, and what for."""

import pytest
from spacy.tokens import Doc

from pipeline.extract.contracts import payments
from tests.extract.contracts import sentences
from tests.extract.contracts.sentences import frame


@pytest.mark.parametrize(
    ("doc", "verb", "held"),
    [
        (sentences.PAID_FIRM, "paid", True),
        (sentences.PAID_FOR_LOBBYING, "paid", True),
        (sentences.PAID_SINGER, "paid", True),
        (sentences.PAID_FINE, "paid", False),
        (sentences.PAID_TO_SETTLE, "pay", False),
    ],
)
def test_payments_are_for_work_or_goods_not_fines_and_charges(doc: Doc, verb: str, held: bool) -> None:
    assert payments.paid(frame(doc, verb), {}) is held


def test_the_sum_of_a_relative_clause_is_the_noun_before_it() -> None:
    moved = payments.sum_of(frame(sentences.PAID_FOR_LOBBYING, "paid"))
    assert moved is not None and moved.text == "$"


def test_a_bank_lends_a_state_a_sum() -> None:
    assert payments.borrowed(frame(sentences.LENT, "lent"), {})
    assert [each.text for each in payments.sides(frame(sentences.LENT, "lent"))] == ["bank", "state"]
