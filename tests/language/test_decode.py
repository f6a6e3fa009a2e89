"""What the network's numbers say: which pieces are triggers."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.calibration import Calibration
from pipeline.language.decode import Candidate, Floats, candidates
from pipeline.language.passages import Passage
from tests.language.making import passage, piece

MOVE, TALK = 0, 1
TEXT, PASSAGE = passage("Norway is pulling out soldiers.", "It says no more.")
EVEN = Calibration.plain(2)
FIRST = piece(TEXT, PASSAGE, "pulling")


def tags(*told: tuple[int, int, float], made: Passage = PASSAGE) -> Floats:
    """Of each piece told: its type, and how likely it begins or goes on a trigger of it, half and half."""
    found = np.zeros((len(made.ids), 5), dtype=np.float32)
    for place, kind, likely in told:
        found[place, 1 + 2 * kind] = found[place, 2 + 2 * kind] = likely / 2
    return found


def triggers(*told: tuple[int, int, float], calibration: Calibration = EVEN) -> list[Candidate]:
    return candidates(PASSAGE, tags(*told), calibration)


def test_a_piece_that_reaches_the_threshold_is_a_trigger() -> None:
    assert triggers((FIRST, TALK, 0.75)) == [Candidate(TALK, FIRST, FIRST, 0.75)]
    assert triggers((FIRST, TALK, 0.49)) == []


def test_a_score_meets_its_threshold_rounded() -> None:
    assert triggers((FIRST, MOVE, 0.4996)) == [Candidate(MOVE, FIRST, FIRST, 0.5)]


@pytest.mark.parametrize(("kind", "count"), [(MOVE, 0), (TALK, 1)])
def test_each_type_has_its_own_threshold(kind: int, count: int) -> None:
    calibration = Calibration((1.0, 1.0), (0.0, 0.0), (0.8, 0.3))
    assert len(triggers((FIRST, kind, 0.5), calibration=calibration)) == count


def test_a_likelier_type_below_its_threshold_hides_none_that_reaches_its_own() -> None:
    calibration = Calibration((1.0, 1.0), (0.0, 0.0), (0.3, 0.8))
    assert triggers((FIRST, MOVE, 0.375), (FIRST, TALK, 0.625), calibration=calibration) == [
        Candidate(MOVE, FIRST, FIRST, 0.375)
    ]


def test_what_has_no_score_is_no_trigger_whatever_the_threshold() -> None:
    assert triggers(calibration=Calibration.plain(2, 0.0)) == []


def test_scores_are_calibrated_before_they_are_compared() -> None:
    raised = Calibration((1.0, 1.0), (float(np.log(9)), 0.0), (0.5, 0.5))
    (found,) = triggers((FIRST, MOVE, 0.25), (FIRST, TALK, 0.625), calibration=raised)
    assert (found.type, found.score) == (MOVE, 0.75)


def test_pieces_side_by_side_are_one_trigger_with_the_highest_score() -> None:
    assert triggers((FIRST, MOVE, 0.75), (FIRST + 1, MOVE, 0.9), (FIRST + 2, MOVE, 0.8)) == [
        Candidate(MOVE, FIRST, FIRST + 2, 0.9)
    ]


def test_a_trigger_goes_on_as_long_as_its_pieces_reach_the_threshold() -> None:
    told = ((FIRST, MOVE, 0.9), (FIRST + 1, MOVE, 0.3), (FIRST + 2, MOVE, 0.29))
    assert triggers(*told, calibration=Calibration.plain(2, 0.3)) == [Candidate(MOVE, FIRST, FIRST + 1, 0.9)]


def test_a_piece_below_the_threshold_parts_two_triggers() -> None:
    found = triggers((FIRST, MOVE, 0.9), (FIRST + 1, MOVE, 0.49), (FIRST + 2, MOVE, 0.9))
    assert [(each.first, each.last) for each in found] == [(FIRST, FIRST), (FIRST + 2, FIRST + 2)]


def test_another_type_beside_a_trigger_is_another_trigger() -> None:
    found = triggers((FIRST, MOVE, 0.8), (FIRST + 1, TALK, 0.9))
    assert [(each.type, each.first, each.last) for each in found] == [
        (MOVE, FIRST, FIRST),
        (TALK, FIRST + 1, FIRST + 1),
    ]


def test_triggers_apart_are_told_in_text_order() -> None:
    found = triggers((FIRST + 3, MOVE, 0.9), (FIRST, MOVE, 0.8))
    assert [each.first for each in found] == [FIRST, FIRST + 3]


def test_a_trigger_ends_with_its_sentence() -> None:
    stop, said = piece(TEXT, PASSAGE, "."), piece(TEXT, PASSAGE, "It")
    assert said == stop + 1
    assert [(each.first, each.last) for each in triggers((stop, MOVE, 0.9), (said, MOVE, 0.9))] == [
        (stop, stop),
        (said, said),
    ]


def test_a_trigger_ends_where_its_sentence_is_context() -> None:
    segments = PASSAGE.segments.copy()
    segments[FIRST + 1 :] = 1
    found = candidates(replace(PASSAGE, segments=segments), tags((FIRST, MOVE, 0.9), (FIRST + 1, MOVE, 0.9)), EVEN)
    assert [(each.first, each.last) for each in found] == [(FIRST, FIRST)]


def test_context_and_marks_hold_no_trigger() -> None:
    text, made = passage("They left.", "They came.", context=1)
    everywhere = tags(*((place, MOVE, 0.9) for place in range(len(made.ids))), made=made)
    (found,) = candidates(made, everywhere, EVEN)
    assert (found.first, found.last) == (piece(text, made, "They came"), len(made.ids) - 2)


LIKELY = st.sampled_from([0.0, 0.125, 0.25, 0.375, 0.5])
SCORES = st.lists(st.tuples(LIKELY, LIKELY), min_size=len(PASSAGE.ids), max_size=len(PASSAGE.ids))


@given(SCORES, st.sampled_from([0.1, 0.3, 0.5]), st.sampled_from([0.1, 0.3, 0.5]))
def test_every_piece_that_is_told_is_in_one_trigger_and_no_two_of_a_type_touch(
    scores: list[tuple[float, float]], move: float, talk: float
) -> None:
    told = [(place, kind, pair[kind]) for place, pair in enumerate(scores) for kind in (MOVE, TALK)]
    found = triggers(*told, calibration=Calibration((1.0, 1.0), (0.0, 0.0), (move, talk)))
    held = [(place, each.type) for each in found for place in range(each.first, each.last + 1)]
    reached = {place for place, pair in enumerate(scores) if pair[MOVE] >= move or pair[TALK] >= talk}
    assert [place for place, _ in held] == sorted(reached & set(np.flatnonzero(PASSAGE.segments == 0)))
    for one, other in pairwise(found):
        apart = other.first > one.last + 1 or PASSAGE.sentences[one.last] != PASSAGE.sentences[other.first]
        assert apart or one.type != other.type
    for each in found:
        assert len(set(PASSAGE.sentences[each.first : each.last + 1])) == 1
        assert each.score == max(scores[place][each.type] for place in range(each.first, each.last + 1))
