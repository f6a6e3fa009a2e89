"""How the scorers of stories are learned."""

import pytest

pytest.importorskip("sklearn", reason="scikit-learn is there for training only: make .venv/.train")

from pipeline.stories.profile import FEATURES
from tests.stories.making import analysis, denied, sent
from training import grouping
from training.stories import Lesson, fitted, gold, network_of, retold

TEXTS = (
    "Norway sends soldiers to Latvia and its minister speaks of a long mission near the border",
    "A storm has cut off power in Valdivia where harbour workers wait for the ferry since noon",
)


def test_weights_are_for_features_as_they_are() -> None:
    lesson = Lesson.of([((100.0 + number, 7.0), number >= 5, 1.0) for number in range(10)])
    scorer = fitted(lesson, ("size", "constant"))
    assert scorer((101.0, 7.0)) < 0.2
    assert scorer((108.0, 7.0)) > 0.8


def test_a_network_learns_what_no_sum_of_features_tells() -> None:
    corners = [((float(one), float(other)), one != other, 1.0) for one in (0, 1) for other in (0, 1)]
    network = network_of(Lesson.of(corners * 500), ("one", "other"))
    assert [network(values) > 0.5 for values, *_ in corners] == [right for _, right, _ in corners]


def test_what_stands_for_many_weighs_more() -> None:
    few = [((0.0,), True, 1.0), ((0.0,), False, 1.0), ((1.0,), True, 1.0)]
    many = [((0.0,), True, 1.0), ((0.0,), False, 50.0), ((1.0,), True, 1.0)]
    assert fitted(Lesson.of(many), ("one",))((0.0,)) < fitted(Lesson.of(few), ("one",))((0.0,))


def test_an_article_teaches_by_its_own_story_and_by_others_with_and_without_dates() -> None:
    told = [
        (analysis(f"{label}{n}", TEXTS[label], date=f"2020-03-0{n + 1}"), str(label))
        for n in (0, 1)
        for label in (0, 1)
    ]
    rows = list(grouping.rows(told))
    assert sum(right for _, right, _ in rows) == 4, "the second article of each story, dated and undated"
    assert {values[FEATURES.index("undated")] for values, _, _ in rows} == {0.0, 1.0}


def test_the_links_of_an_annotated_story_hold_for_all_events_of_its_entries() -> None:
    told = [analysis("a", TEXTS[0], [sent()]), analysis("b", TEXTS[0], [sent(), denied(at=400)], date="2020-03-03")]
    (first,), (second, denial) = ([event.id for event in one.events] for one in told)
    story = gold({"story": "s", "entries": [[first, second]], "denials": [[denial, first]]}, told)
    assert story.links == {(denial, first), (denial, second)}
    assert story.same == {(first, second)}


def test_what_is_found_of_an_annotated_event_stands_in_its_entry_and_the_rest_alone() -> None:
    told = [analysis("a", TEXTS[0], [sent(), denied(at=400)]), analysis("b", TEXTS[0], [sent()], date="2020-03-03")]
    (first, denial), (second,) = ([event.id for event in one.events] for one in told)
    story = gold({"story": "s", "entries": [[first, second]], "denials": [[denial, first]]}, told)
    found = [analysis("a", TEXTS[0], [sent(at=2), denied(at=402)]), analysis("b", TEXTS[0], [sent(at=900)])]
    (seen, said), (other,) = ([event.id for event in one.events] for one in found)
    again = retold(story, found, {seen: first, said: denial})
    assert again.entry == {first: story.entry[first], denial: denial, other: other}
    assert again.links == {(denial, first)}
    assert again.same == set()
