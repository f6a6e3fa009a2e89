"""What the encoder reads at once."""

from collections.abc import Collection
from itertools import chain, groupby

from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.passages import (
    CLS,
    LONGEST,
    MOST_OF_CONTEXT,
    MOST_OF_SENTENCE,
    MOST_OF_TITLE,
    SEP,
    Passage,
    Pieces,
    passages,
    pieces,
)
from tests.language.making import tokenizer

READ, CONTEXT = True, False
POSITIONS = 512  # that the encoder knows
ANY = tokenizer()
ROOM = LONGEST - 2


def units(*sizes: int) -> list[Pieces]:
    """Units of so many pieces; ids tell the unit, characters its place among all."""
    return [
        Pieces(number, [number] * size, [*range(1000 * number, 1000 * number + size)], [1000 * number + 1] * size)
        for number, size in enumerate(sizes)
    ]


def parts(passage: Passage) -> list[tuple[int, bool]]:
    """The units of a passage, each with whether it is read."""
    told = zip(passage.sentences.tolist(), passage.segments.tolist(), strict=True)
    return [(number, segment == 0) for (number, segment), _ in groupby(told) if number >= 0]


def made(sizes: Collection[int], read: Collection[int], title: int = 0) -> list[list[tuple[int, bool]]]:
    return [parts(passage) for passage in passages([7] * title, units(*sizes), read)]


def test_a_unit_is_read_behind_the_title_and_the_unit_before_it() -> None:
    (passage,) = passages([70, 80], units(3, 2, 1), {1})
    assert passage.ids.tolist() == [CLS, 70, 80, SEP, 0, 0, 0, 1, 1, SEP]
    assert passage.segments.tolist() == [1, 1, 1, 1, 1, 1, 1, 0, 0, 1]
    assert passage.sentences.tolist() == [-1, -1, -1, -1, 0, 0, 0, 1, 1, -1]


def test_pieces_keep_their_characters_and_marks_have_none() -> None:
    (passage,) = passages([70], units(2, 2), {1})
    assert passage.starts.tolist() == [0, 0, 0, 0, 1, 1000, 1001, 0]
    assert passage.ends.tolist() == [0, 0, 0, 1, 1, 1001, 1001, 0]


def test_without_a_title_the_first_mark_stands_alone() -> None:
    (passage,) = passages([], units(2), {0})
    assert passage.ids.tolist() == [CLS, 0, 0, SEP]


def test_a_long_title_is_cut() -> None:
    (passage,) = passages([70] * (MOST_OF_TITLE + 1), units(1), {0})
    assert passage.ids.tolist().count(70) == MOST_OF_TITLE


def test_the_first_unit_has_nothing_before_it() -> None:
    assert made([5, 5], {0}) == [[(0, READ)]]


def test_units_side_by_side_share_a_passage() -> None:
    assert made([5, 5, 5], {0, 1, 2}) == [[(0, READ), (1, READ), (2, READ)]]


def test_one_unit_between_two_that_are_read_is_context() -> None:
    assert made([5, 5, 5], {0, 2}) == [[(0, READ), (1, CONTEXT), (2, READ)]]


def test_units_further_apart_are_read_apart() -> None:
    assert made([5, 5, 5, 5], {0, 3}) == [[(0, READ)], [(2, CONTEXT), (3, READ)]]


def test_a_passage_may_be_filled_to_the_last_piece() -> None:
    assert made([ROOM - 80, 80], {0, 1}) == [[(0, READ), (1, READ)]]


def test_what_a_full_passage_cannot_hold_is_read_behind_its_last_unit() -> None:
    assert made([ROOM - 40, 41, 5], {0, 1, 2}) == [[(0, READ)], [(0, CONTEXT), (1, READ), (2, READ)]]


def test_context_is_cut_to_its_last_pieces_and_no_other_unit_is() -> None:
    (passage,) = passages([], units(MOST_OF_CONTEXT + 5, MOST_OF_CONTEXT + 1), {1})
    context, read = (passage.sentences == number for number in (0, 1))
    assert passage.starts[context].tolist() == [*range(5, MOST_OF_CONTEXT + 5)]
    assert passage.starts[read].tolist() == [*range(1000, 1000 + MOST_OF_CONTEXT + 1)]


def test_context_takes_no_more_room_than_what_is_left_of_it() -> None:
    rest = ROOM - 41 - MOST_OF_CONTEXT
    assert made([ROOM, 41, rest], {1, 2}) == [[(0, CONTEXT), (1, READ), (2, READ)]]
    assert made([ROOM, 41, rest + 1], {1, 2}) == [[(0, CONTEXT), (1, READ)], [(1, CONTEXT), (2, READ)]]
    assert made([41, ROOM, rest], {0, 2}) == [[(0, READ), (1, CONTEXT), (2, READ)]]
    assert made([41, ROOM, rest + 1], {0, 2}) == [[(0, READ)], [(1, CONTEXT), (2, READ)]]


def test_a_title_takes_room() -> None:
    assert len(made([ROOM - 80, 80], {0, 1}, title=1)) == 2


def test_nothing_to_read_is_no_passage() -> None:
    assert made([5, 5], ()) == []


SIZES = st.lists(st.integers(1, 30) | st.integers(50, MOST_OF_SENTENCE), min_size=1, max_size=14)


@given(SIZES, st.data(), st.integers(0, MOST_OF_TITLE + 5))
def test_every_unit_to_read_is_read_once_whatever_they_are(sizes: list[int], data: st.DataObject, title: int) -> None:
    read = data.draw(st.sets(st.sampled_from(range(len(sizes)))))
    found = list(passages([7] * title, units(*sizes), read))
    assert [number for each in found for number, reads in parts(each) if reads] == sorted(read)
    for passage in found:
        numbers = [number for number, _ in parts(passage)]
        held = passage.starts[passage.sentences >= 0].tolist()
        assert numbers == list(range(numbers[0], numbers[-1] + 1))
        cuts = [(number, 0 if reads else max(0, sizes[number] - MOST_OF_CONTEXT)) for number, reads in parts(passage)]
        assert held == [1000 * number + place for number, cut in cuts for place in range(cut, sizes[number])]


@given(SIZES, st.data(), st.integers(0, MOST_OF_TITLE + 5))
def test_a_passage_is_too_long_only_for_one_unit_behind_another(
    sizes: list[int], data: st.DataObject, title: int
) -> None:
    read = data.draw(st.sets(st.sampled_from(range(len(sizes)))))
    for passage in passages([7] * title, units(*sizes), read):
        told = [reads for _, reads in parts(passage)]
        assert len(passage.ids) <= LONGEST or told in ([READ], [CONTEXT, READ])


@given(SIZES, st.data())
def test_the_unit_before_the_first_one_read_is_always_there(sizes: list[int], data: st.DataObject) -> None:
    read = data.draw(st.sets(st.sampled_from(range(len(sizes)))))
    for (number, reads), *_ in made(sizes, read):
        assert number == 0 or not reads


def test_offsets_are_those_of_the_document() -> None:
    ((one,), (other,)) = pieces(tokenizer("troops", "left", "##ing"), [(0, "Troops"), (10, "Troops lefting")])
    assert (one.sentence, one.starts, one.ends) == (0, [0], [6])
    assert (other.sentence, other.starts, other.ends) == (1, [10, 17, 21], [16, 21, 24])


def test_a_very_long_sentence_is_parted_and_nothing_of_it_lost() -> None:
    (found,) = pieces(tokenizer(), [(3, "a " * (2 * MOST_OF_SENTENCE + 1))])
    assert [len(part.ids) for part in found] == [MOST_OF_SENTENCE, MOST_OF_SENTENCE, 1]
    assert {part.sentence for part in found} == {0}
    assert [start for part in found for start in part.starts] == [*range(3, 4 * MOST_OF_SENTENCE + 4, 2)]


@given(st.lists(st.integers(0, 3 * MOST_OF_SENTENCE), max_size=6), st.data(), st.integers(0, 600))
def test_no_passage_is_too_long_for_the_encoder_whatever_the_sentences(
    sizes: list[int], data: st.DataObject, title: int
) -> None:
    found = [*chain.from_iterable(pieces(ANY, [(0, "a " * size) for size in sizes]))]
    read = data.draw(st.sets(st.sampled_from(range(len(found))))) if found else set()
    lengths = [len(passage.ids) for passage in passages([7] * title, found, read)]
    assert max(lengths, default=0) <= MOST_OF_TITLE + MOST_OF_CONTEXT + MOST_OF_SENTENCE + 3 <= POSITIONS


def test_a_sentence_without_pieces_has_no_part() -> None:
    assert pieces(tokenizer(), [(0, " ")]) == [[]]
