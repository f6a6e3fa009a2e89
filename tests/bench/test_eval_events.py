from collections.abc import Sequence
from pathlib import Path

from bench.eval_events import score
from bench.floors import pin, sunk
from bench.report import differences, summary, table
from pipeline.model import CleanArticle, Event
from tests.bench.test_scoring import article, by, found, gold


def extract(batch: Sequence[CleanArticle]) -> list[tuple[Event, ...]]:
    sent = found("sent", {"actor": "Kenya", "count": "troops"}, modality="planned")
    return [(sent, found("denied", score=0.375)) for _ in batch]


WANTED = article(gold("sent", {"actor": "Kenya", "location": "Somalia"}, attributed=True), gold("Monday"))


def test_misses_extras_and_wrong_values_are_listed() -> None:
    matchings, _ = score([WANTED], extract)
    lines = "\n".join(differences([WANTED], matchings))
    assert "MISS  a personnel_deployment/deploy 'Monday'" in lines
    assert "EXTRA a personnel_deployment/deploy 'denied' (0.375)" in lines
    for difference in ("modality planned, not actual", "attributed to 'nobody'", "-location 'Somalia'", "+count"):
        assert difference in lines


def test_the_table_tells_every_type_role_and_accuracy() -> None:
    _, counts = score([WANTED], extract)
    shown = table("corpus", counts)
    for name in ("personnel_deployment/deploy", "location", "modality 0.000 of 1", "attributed 0.000 of 1"):
        assert name in shown


def test_a_perfect_system_has_nothing_to_list() -> None:
    perfect = article(gold("sent", {"actor": "Kenya"}, attributed=True, sources=("Officials",)))
    event = found("sent", {"actor": "Kenya"}, attribution=(by("Officials"),))
    matchings, counts = score([perfect], lambda batch: [(event,) for _ in batch])
    assert not list(differences([perfect], matchings))
    assert set(summary(counts).values()) == {1.0}


def test_floors_hold_until_a_figure_sinks_or_the_corpus_changes(tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    pin(floors, "corpus", {"events/all": 0.9, "arguments/all": 0.8})
    assert not sunk(floors, "corpus", {"events/all": 0.9, "arguments/all": 0.85})
    assert sunk(floors, "corpus", {"events/all": 0.88, "arguments/all": 0.85}) == [
        "events/all is 0.8800, below its floor 0.9000"
    ]
    assert sunk(floors, "corpus", {"events/all": 0.9})
    assert sunk(floors, "other", {"events/all": 1.0, "arguments/all": 1.0})
