"""What verbs do with contracts."""

import pytest
from spacy.tokens import Doc

from pipeline.extract.contracts import contracting
from tests.extract.contracts import sentences
from tests.extract.contracts.sentences import frame


@pytest.mark.parametrize(
    ("doc", "verb", "held"),
    [
        (sentences.PARTNERSHIP, "suspended", True),
        (sentences.WITHHELD, "withheld", True),
        (sentences.RELIEF, "delivered", False),
    ],
)
def test_partnerships_and_aid_are_stopped_and_relief_is_only_carried(doc: Doc, verb: str, held: bool) -> None:
    assert contracting.on_contract(frame(doc, verb), {}) is held
