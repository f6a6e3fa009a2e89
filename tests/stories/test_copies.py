from hypothesis import given
from hypothesis import strategies as st

from pipeline.stories.copies import Copies, are_copies, containment
from pipeline.stories.features import SKETCH_SIZE, sketch

TEXT = [f"word{n * n % 997}" for n in range(900)]
OTHER = [f"other{n * n % 991}" for n in range(900)]


def test_a_cut_text_and_an_extended_one_are_copies() -> None:
    assert are_copies(sketch(TEXT), sketch(TEXT[:400]))
    assert are_copies(sketch(TEXT), sketch([*TEXT, *OTHER]))


def test_a_quoted_sentence_makes_no_copy() -> None:
    assert not are_copies(sketch(TEXT), sketch([*OTHER, *TEXT[:40]]))


def test_short_texts_are_compared_by_more_of_their_words() -> None:
    assert are_copies(sketch(TEXT[:70]), sketch(TEXT[:50]))
    assert not are_copies(sketch(TEXT[:70]), sketch(OTHER[:70]))


def test_nothing_is_a_copy_of_no_text() -> None:
    assert containment(sketch([]), sketch(TEXT)) == containment((), ()) == 0.0


def test_sketches_are_bounded_and_sorted() -> None:
    long = sketch([f"w{n}" for n in range(20_000)])
    assert len(long) == SKETCH_SIZE
    assert list(long) == sorted(long)


def test_copies_are_found_until_they_are_forgotten() -> None:
    copies = Copies()
    copies.add("a", sketch(TEXT))
    copies.add("b", sketch(OTHER))
    assert copies.of(sketch(TEXT[:300])) == ["a"]
    copies.remove("a")
    assert copies.of(sketch(TEXT[:300])) == []


@given(st.lists(st.text(max_size=8), max_size=60))
def test_every_text_is_wholly_in_itself(words: list[str]) -> None:
    assert containment(sketch(words), sketch(words)) in (0.0, 1.0)
