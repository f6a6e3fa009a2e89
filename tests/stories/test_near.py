from hypothesis import given
from hypothesis import strategies as st

from pipeline.stories.near import CANDIDATES, RECENT, Near


def test_stories_that_share_more_terms_come_first() -> None:
    near = Near()
    near.touch(1, ["konna", "mali"])
    near.touch(2, ["mali"])
    near.touch(3, ["osorno"])
    assert near.to(["mali", "konna"]) == [1, 2]
    assert near.to(["valdivia"]) == near.to([]) == []


def test_of_equals_those_that_share_a_heavier_term_or_were_touched_last_come_first() -> None:
    near = Near()
    for story, term in ((1, "mali"), (2, "konna"), (3, "mali")):
        near.touch(story, [term])
    assert near.to(["konna", "mali"]) == [2, 3, 1]
    near.touch(1, ["mali"])
    assert near.to(["konna", "mali"]) == [2, 1, 3]


def test_what_found_a_story_finds_the_one_that_took_it_over() -> None:
    near = Near()
    near.touch(1, ["konna", "mali"])
    near.touch(2, ["gao"])
    near.hand_over(1, 2)
    assert near.to(["konna"]) == near.to(["gao"]) == [2]


@given(st.lists(st.tuples(st.integers(0, 4), st.sets(st.sampled_from("abcdef"))), max_size=12))
def test_what_was_touched_is_found_until_it_is_removed(touched: list[tuple[int, set[str]]]) -> None:
    near, terms = Near(), dict[int, set[str]]()
    for story, some in touched:
        near.touch(story, sorted(some))
        terms.setdefault(story, set()).update(some)
    for story, known in terms.items():
        assert {found for term in known for found in near.to([term])} >= ({story} if known else set())
    for story in terms:
        near.remove(story)
    assert near.to("abcdef") == []
    assert not near._found_by and not near._terms


def test_a_common_term_finds_only_the_stories_touched_last() -> None:
    near = Near()
    for story in range(2 * RECENT):
        near.touch(story, ["mali"])
    assert near.to(["mali"]) == list(reversed(range(2 * RECENT - CANDIDATES, 2 * RECENT)))
    near.touch(2 * RECENT, ["konna"])
    assert near.to(["mali", "konna"])[0] != 0
