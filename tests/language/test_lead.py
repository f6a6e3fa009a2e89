"""The pieces that a document's vector is made of."""

from pipeline.language.lead import MOST, lead
from pipeline.language.passages import CLS, MOST_OF_TITLE, SEP, Passage, Pieces


def units(*sizes: int) -> list[Pieces]:
    return [Pieces(number, [number] * size, [0] * size, [1] * size) for number, size in enumerate(sizes, start=1)]


def made(title: list[int], *sizes: int) -> Passage:
    found = lead(title, units(*sizes))
    assert found is not None
    return found


def test_the_title_stands_before_the_first_sentences() -> None:
    assert made([7, 8], 2, 1).ids.tolist() == [CLS, 7, 8, SEP, 1, 1, 2, SEP]


def test_without_a_title_the_sentences_stand_alone() -> None:
    assert made([], 2).ids.tolist() == [CLS, 1, 1, SEP]


def test_all_of_it_is_context_and_of_no_sentence() -> None:
    found = made([7], 2)
    assert set(found.segments.tolist()) == {1}
    assert set(found.sentences.tolist()) == {-1}
    assert {len(each) for each in (found.ids, found.segments, found.sentences, found.starts, found.ends)} == {6}


def test_a_long_text_is_cut_and_a_long_title_too() -> None:
    found = made([7] * (MOST_OF_TITLE + 9), 50, 90).ids.tolist()
    assert found.count(7) == MOST_OF_TITLE
    assert (found.count(1), found.count(2)) == (50, MOST - MOST_OF_TITLE - 50)


def test_a_title_alone_is_a_lead() -> None:
    assert made([7]).ids.tolist() == [CLS, 7, SEP]


def test_without_title_and_sentences_there_is_none() -> None:
    assert lead([], []) is None
