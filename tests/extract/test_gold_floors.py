import json

import pytest

from bench.eval_events import FLOORS, OWN, extractor, score
from bench.floors import corpus_hash, sunk
from bench.gold import corpora
from bench.report import summary


def test_the_floors_are_pinned_to_the_gold_as_it_is() -> None:
    assert json.loads(FLOORS.read_text(encoding="utf-8"))["corpus"] == corpus_hash(OWN)


@pytest.mark.model
def test_the_extractor_is_not_below_its_floors() -> None:
    _, counts = score(corpora(None, OWN)["own"], extractor())
    assert not sunk(FLOORS, corpus_hash(OWN), summary(counts))
