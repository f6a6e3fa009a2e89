"""What teachers say of plain text, and a network that learns it."""

import random

import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch: make .venv/.train")

import numpy as np  # noqa: E402  torch is looked for first

from pipeline.extract.types import LABELS  # noqa: E402  torch is looked for first
from pipeline.language.passages import Passage  # noqa: E402  torch is looked for first
from training.learn import loss  # noqa: E402  torch is looked for first
from training.network import EventNetwork  # noqa: E402  torch is looked for first
from training.samples import UNKNOWN, Sample  # noqa: E402  torch is looked for first
from training.teach import Teachers  # noqa: E402  torch is looked for first

TAGS = 1 + 2 * len(LABELS.types)


def network(seed: int, tag: int | None = None) -> EventNetwork:
    """An untrained one of one layer; where a tag is named, it is sure of it for every piece."""
    torch.manual_seed(seed)
    made = EventNetwork(LABELS, 1).eval()
    with torch.no_grad():
        made.tags.bias.zero_()
        if tag is not None:
            made.tags.weight.zero_()
            made.tags.bias[tag] = 6.0
    return made


def passage(size: int = 9) -> Passage:
    """Two sentences; the first is context."""
    numbers = np.arange(size)
    second = (numbers >= size // 2).astype(np.int64)
    return Passage(numbers + 1000, 1 - second, second, numbers * 5, numbers * 5 + 4)


def test_tags_are_the_mean_of_the_teachers_and_zero_in_context() -> None:
    found = list(Teachers([network(1, 1), network(2, 2)]).samples([passage(), passage(5)], random.Random(1)))
    chances = found[0].chances
    assert chances is not None and chances.shape == (TAGS, 9)
    assert not chances[:, :4].any()
    assert chances[1, 4:] == pytest.approx(chances[2, 4:], abs=1e-3)
    assert chances[:, 4:].sum(0) == pytest.approx(1, abs=1e-3)
    assert set(found[0].tags.tolist()) == {UNKNOWN}


def test_triggers_are_read_where_they_are_likely_and_only_in_their_sentence() -> None:
    (sample,) = Teachers([network(1, 3)]).samples([passage()], random.Random(1))
    assert [trigger.pieces for trigger in sample.triggers] == [(4,), (5,), (6,), (7,), (8,)]
    assert {trigger.type for trigger in sample.triggers} == {1}
    assert (sample.triggers[0].inside[:, :4] == UNKNOWN).all()
    assert (sample.triggers[0].inside[:, 4:] >= 0).all()
    (joined,) = Teachers([network(1, 3), network(1, 4)]).samples([passage()], random.Random(1))
    assert sum(len(trigger.pieces) for trigger in joined.triggers) == 5


def test_passages_without_likely_triggers_are_kept_now_and_then() -> None:
    found = list(Teachers([network(1, 0)]).samples([passage()] * 400, random.Random(1)))
    assert 30 < len(found) < 90
    assert not any(sample.triggers for sample in found)


def test_a_network_learns_what_its_teacher_says() -> None:
    samples = list(Teachers([network(1, 5)]).samples([passage()], random.Random(1)))
    pupil = network(3)
    optimizer = torch.optim.AdamW(pupil.parameters(), lr=3e-3)
    before = float(loss(pupil, samples).detach())
    for _ in range(8):
        lost = loss(pupil, samples)
        optimizer.zero_grad()
        lost.backward()
        optimizer.step()
    assert float(lost.detach()) < before
    with torch.no_grad():
        ids, segments = (torch.from_numpy(each)[None] for each in (passage().ids, passage().segments))
        tags = pupil.tags(pupil.encoder(ids, segments))[0].argmax(-1)
    assert set(tags[4:].tolist()) == {5}


def test_what_is_taught_and_what_is_annotated_share_a_batch() -> None:
    taught = list(Teachers([network(1, 5)]).samples([passage(5)], random.Random(1)))
    annotated = Sample(passage(9), np.zeros(9, dtype=np.int64), ())
    pupil = network(3)
    apart = sum(float(loss(pupil, [sample]).detach()) for sample in (*taught, annotated))
    assert float(loss(pupil, [*taught, annotated]).detach()) == pytest.approx(apart / 2, rel=1e-2)
