"""The cheap pass: how likely a sentence is to hold an event, by its word pieces."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.picking import Picker

KINDS = 6
BEFORE, HERE, AFTER = range(3)


def picker(*told: tuple[int, int, float], constant: float = 0.0, scale: float = 1.0) -> Picker:
    """One that looks for a piece before, at or after a place, and adds so much for it."""
    windows = np.zeros((3, KINDS, 1), dtype=np.float32)
    for where, piece, worth in told:
        windows[where, piece, 0] = worth
    return Picker(
        pieces=np.eye(KINDS, dtype=np.int8),
        scale=np.full(KINDS, scale, dtype=np.float32),
        windows=windows,
        height=np.zeros(1, dtype=np.float32),
        out=np.ones(1, dtype=np.float32),
        constant=np.array([constant], dtype=np.float32),
    )


def odds(made: Picker, *sentences: list[int]) -> list[float]:
    found: list[float] = made.odds(sentences).tolist()
    return found


def test_a_piece_that_tells_raises_the_odds_above_the_constant() -> None:
    assert odds(picker((HERE, 3, 2.0), constant=-1.0), [1, 3, 2], [1, 2]) == [1.0, -1.0]


def test_a_pieces_neighbours_tell_with_it() -> None:
    made = picker((HERE, 3, 1.0), (BEFORE, 2, 4.0), (AFTER, 4, 2.0))
    assert odds(made, [2, 3, 4, 1]) == [7.0]
    assert odds(made, [1, 4, 1, 3]) == [2.0]


def test_the_most_telling_place_decides_not_how_many_there_are() -> None:
    assert odds(picker((HERE, 3, 2.0), (HERE, 4, 5.0)), [3, 3, 4, 3]) == [5.0]


def test_what_speaks_against_an_event_does_not_outweigh_another_place() -> None:
    assert odds(picker((HERE, 3, -2.0), (HERE, 4, 5.0), constant=-1.0), [3, 4], [3]) == [4.0, -1.0]


def test_vectors_are_multiplied_with_their_scale() -> None:
    assert odds(picker((HERE, 3, 2.0), scale=0.25), [3]) == [0.5]


def test_the_height_is_added_before_places_are_compared() -> None:
    made = replace(picker((HERE, 3, 2.0)), height=np.array([-1.5], dtype=np.float32))
    assert odds(made, [3], [4]) == [0.5, 0.0]


def test_the_last_digits_are_rounded_off() -> None:
    assert odds(picker(constant=0.12345), [1]) == [pytest.approx(0.123, abs=1e-7)]


def test_the_empty_place_after_a_sentence_tells_nothing() -> None:
    assert odds(picker((BEFORE, 3, 2.0)), [1, 3]) == [0.0]


def test_the_sentence_that_follows_tells_nothing() -> None:
    assert odds(picker((AFTER, 3, 2.0)), [1], [3]) == [0.0, 0.0]


def test_the_height_of_an_empty_place_tells_nothing() -> None:
    made = replace(picker((HERE, 3, -2.0)), height=np.ones(1, dtype=np.float32))
    assert odds(made, [3], [3, 3]) == [0.0, 0.0]


NUMBERS = np.random.default_rng(7)
LEARNED = Picker(
    pieces=NUMBERS.integers(-127, 127, (KINDS, 4)).astype(np.int8),
    scale=np.full(4, 0.01, dtype=np.float32),
    windows=NUMBERS.normal(size=(3, 4, 8)).astype(np.float32),
    height=NUMBERS.normal(size=8).astype(np.float32),
    out=NUMBERS.normal(size=8).astype(np.float32),
    constant=np.zeros(1, dtype=np.float32),
)


@given(st.lists(st.lists(st.integers(0, KINDS - 1), max_size=6), max_size=6))
def test_the_odds_of_a_sentence_hang_on_its_own_pieces_alone(sentences: list[list[int]]) -> None:
    alone = [odds(LEARNED, sentence)[0] for sentence in sentences]
    assert odds(LEARNED, *sentences) == pytest.approx(alone, abs=2e-3)


def test_no_sentences_have_no_odds() -> None:
    assert odds(LEARNED) == []


def test_to_an_indifferent_picker_all_sentences_are_alike() -> None:
    assert len(set(odds(Picker.indifferent(), [30521, 5], [7], []))) == 1


def test_a_picker_is_made_of_its_own_arrays_among_others() -> None:
    made = Picker.of({**vars(LEARNED), "axes": np.zeros(1)})
    assert odds(made, [1, 2, 3]) == odds(LEARNED, [1, 2, 3])
    with pytest.raises(KeyError, match="scale"):
        Picker.of({"pieces": LEARNED.pieces})
