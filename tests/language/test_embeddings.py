"""What an event's vectors are made of."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.embeddings import PARTS, Parts, Told, covered, packed
from tests.language.making import passage

TEXT, PASSAGE = passage("Rain fell.", "They sent forty medics.", "The mayor denied it.", context=1)


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def words(rows: np.ndarray, share: np.ndarray) -> dict[str, float]:
    """The pieces that count, and how much."""
    return {
        TEXT[PASSAGE.starts[row] : PASSAGE.ends[row]]: round(float(value), 3)
        for row, value in zip(rows, share, strict=True)
        if value
    }


def test_an_event_is_its_trigger_what_fills_its_roles_and_its_sentence() -> None:
    parts = Parts.of(PASSAGE, [Told(place("sent"), [place("They"), place("forty medics")])])
    trigger, fillers, sentence = (words(parts.rows, share[0]) for share in parts.shares)
    assert trigger == {"sent": 1.0}
    assert fillers == dict.fromkeys(("They", "forty", "medics"), 0.333)
    assert sentence == dict.fromkeys(("They", "sent", "forty", "medics", "."), 0.2)


def test_the_title_and_the_sentences_of_events_are_read_and_nothing_else() -> None:
    parts = Parts.of(PASSAGE, [Told(place("denied"), [])])
    assert PASSAGE.sentences[parts.rows].tolist() == [-1, *[2] * 5, -1]
    assert words(parts.rows, parts.shares[1, 0]) == {"denied": 1.0}


def test_what_stands_in_another_sentence_fills_no_role() -> None:
    parts = Parts.of(PASSAGE, [Told(place("denied"), [place("Rain"), place("mayor")])])
    assert words(parts.rows, parts.shares[1, 0]) == {"mayor": 1.0}


@given(st.lists(st.sampled_from(["sent", "medics", "mayor", "denied", "forty medics"]), max_size=4, unique=True))
def test_each_part_adds_up_to_one_and_an_event_has_the_same_ones_beside_others(triggers: list[str]) -> None:
    events = [Told(place(trigger), [place("They"), place("it")]) for trigger in triggers]
    parts = Parts.of(PASSAGE, events)
    assert parts.events == len(events)
    assert np.allclose(parts.shares.sum(axis=2), 1)
    for number, each in enumerate(events):
        alone = Parts.of(PASSAGE, [each])
        for part in range(PARTS):
            assert words(alone.rows, alone.shares[part, 0]) == words(parts.rows, parts.shares[part, number])


def test_marks_and_titles_are_covered_by_no_place() -> None:
    assert not covered(PASSAGE, (0, len(TEXT)))[[0, -1]].any()
    assert covered(PASSAGE, (0, len(TEXT)))[1:-1].all()


def test_vectors_are_packed_in_signed_bytes() -> None:
    assert packed(np.array([[[1.0, -1.0], [0.004, 0.0]]], dtype=np.float32)) == [bytes([127, 129, 1, 0])]
