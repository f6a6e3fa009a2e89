import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Features
from pipeline.stories.nearest import LONG_WINDOW, WINDOW, Nearest, Text, likeness, nearness_in_time, text_of

WORDS = st.sets(st.sampled_from("quake coast wave port ship crew strike pilot vote minister".split()), min_size=1)
MATTER = "personnel_deployment FR ML"


def text(words: str, day: int | None = 1, *matters: str) -> Text:
    terms = words.split()
    return text_of(Features(terms=dict.fromkeys(terms, 1), title=tuple(terms[:2])), matters, day)


TEXTS = st.builds(lambda words, day: text(" ".join(sorted(words)), day), WORDS, st.none() | st.integers(1, 100))


@given(TEXTS, TEXTS)
def test_likeness_is_the_same_both_ways(one: Text, other: Text) -> None:
    assert likeness(one, other) == likeness(other, one)


@given(st.lists(TEXTS, min_size=2, max_size=6))
def test_who_is_linked_with_whom_does_not_depend_on_who_came_first(texts: list[Text]) -> None:
    named = {str(number): item for number, item in enumerate(texts)}
    assert _links(named) == _links(dict(reversed(named.items())))


def _links(texts: dict[str, Text]) -> set[frozenset[str]]:
    nearest, links = Nearest(), set()
    for name, item in texts.items():
        links |= {frozenset({name, other}) for other in nearest.linked(item)}
        nearest.add(name, item)
    return links


def test_the_likest_come_first_and_the_unlike_not_at_all() -> None:
    nearest = Nearest()
    nearest.add("far", text("quake coast wave vote", day=30))
    nearest.add("near", text("quake coast wave port", day=1))
    nearest.add("other", text("pilot strike crew ship", day=1))
    assert nearest.linked(text("quake coast wave port", day=2)) == ["near", "far"]


def test_what_is_removed_is_found_no_more() -> None:
    nearest = Nearest()
    nearest.add("a", text("quake coast wave"))
    nearest.remove("a")
    assert nearest.linked(text("quake coast wave")) == []


def test_it_goes_on_from_plain_data() -> None:
    nearest = Nearest()
    nearest.add("a", text("quake coast wave", None, MATTER))
    again = Nearest.unpacked(nearest.packed())
    assert again.linked(text("quake coast wave")) == ["a"]
    assert again.packed() == nearest.packed()


@pytest.mark.parametrize(("gap", "alone", "with_matter"), [(WINDOW + 1, 0.0, 0.5), (LONG_WINDOW + 1, 0.0, 0.0)])
def test_articles_far_apart_are_near_only_where_their_events_are_about_one_matter(
    gap: int, alone: float, with_matter: float
) -> None:
    assert nearness_in_time(1, 1 + gap) == alone
    assert nearness_in_time(1, 1 + gap, one_matter=True) == pytest.approx(with_matter)


def test_an_article_without_a_date_is_less_near_to_one_with_a_date_than_to_its_like() -> None:
    assert 0 < nearness_in_time(1, None) < nearness_in_time(None, None) < nearness_in_time(1, 1)
