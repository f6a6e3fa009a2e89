"""The gold stories under tests/gold/stories, with their gold events: what must not get worse."""

from itertools import permutations
from pathlib import Path

import pytest

from bench.stories_logs import gold_logs, one_story, score, told_stories
from pipeline.language.load import load
from pipeline.steps import Analyser
from tests.stories.making import happenings

GOLD = {gold.name: gold for gold in gold_logs(Path("tests/gold/stories"))}
MENTIONS = {"bashiqa-2015": 0.93, "mistral-2015": 0.80}  # pairs in one entry: F1 where it is short of 1
MISSED = {"bashiqa-2015": 1, "mistral-2015": 1}  # entries not recovered


@pytest.mark.parametrize("name", GOLD)
def test_the_fold_recovers_entries_sources_statuses_and_links(name: str) -> None:
    found = score(GOLD[name], one_story(GOLD[name].analyses), {})
    assert found.mentions.f1 >= MENTIONS.get(name, 1.0)
    assert found.entries - found.recovered <= MISSED.get(name, 0)
    assert found.statuses == found.recovered
    assert (found.links.f1, found.groups.f1) == (1.0, 1.0)


@pytest.mark.parametrize("name", GOLD)
def test_any_order_of_arrival_gives_the_same_entries_and_links(name: str) -> None:
    orders = list(permutations(GOLD[name].analyses))[:: 120 // 12]
    assert len({frozenset(happenings(one_story(order))) for order in orders}) == 1


@pytest.mark.parametrize("name", sorted(set(GOLD) - {"kursk-2024", "mistral-2015"}))
def test_grouping_finds_one_story_where_it_does_not_pause_for_months(name: str) -> None:
    assert len(told_stories(GOLD[name].analyses)) == 1


@pytest.mark.parametrize("name", sorted(set(GOLD) - {"bashiqa-2015"}))  # its articles are too short in some orders
def test_any_order_is_grouped_the_same(name: str) -> None:
    orders = list(permutations(GOLD[name].analyses))[:: 120 // 12]
    assert len({frozenset(happenings(told_stories(order))) for order in orders}) == 1


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(load())


@pytest.mark.model
@pytest.mark.parametrize("name", GOLD)
def test_any_order_gives_the_same_entries_and_links_with_events_that_are_found(name: str, analyser: Analyser) -> None:
    orders = list(permutations(analyser.analyse(GOLD[name].articles)))[:: 120 // 12]
    assert len({frozenset(happenings(one_story(order))) for order in orders}) == 1
