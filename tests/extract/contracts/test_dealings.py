"""Which nouns name contracts."""

import pytest
from spacy.tokens import Doc

from pipeline.extract.contracts import dealings
from tests.extract.contracts import sentences
from tests.extract.contracts.sentences import token


@pytest.mark.parametrize(
    ("doc", "noun", "named"),
    [
        (sentences.CALLS_FOR, "deal", True),
        (sentences.PRICED_DEAL, "deal", True),
        (sentences.BUDGET_DEAL, "deal", False),
        (sentences.TAKEOVER, "takeover", False),
    ],
)
def test_a_deal_shows_a_trade_and_no_lawmaking(doc: Doc, noun: str, named: bool) -> None:
    assert dealings.is_dealing(token(doc, noun)) is named
