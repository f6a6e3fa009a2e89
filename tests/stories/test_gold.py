"""The gold stories under tests/gold/stories, with their gold events: what must not get worse."""

from pathlib import Path

import pytest

from bench.stories_logs import gold_logs, one_story, score, told_stories
from bench.stories_orders import different_outcomes
from pipeline.language.load import load
from pipeline.steps import Analyser

GOLD = {gold.name: gold for gold in gold_logs(Path("tests/gold/stories"))}
MENTIONS = {"bashiqa-2015": 0.93, "conscripts-2022": 0.98, "mistral-2015": 0.80, "niger-2024": 0.95}  # F1 short of 1
MISSED = {"bashiqa-2015": 1, "conscripts-2022": 1, "mistral-2015": 1, "niger-2024": 1}  # entries not recovered
WRONG = {"conscripts-2022": 1}  # statuses of those recovered


@pytest.mark.parametrize("name", GOLD)
def test_the_fold_recovers_entries_sources_statuses_and_links(name: str) -> None:
    found = score(GOLD[name], one_story(GOLD[name].analyses), {})
    assert found.mentions.f1 >= MENTIONS.get(name, 1.0)
    assert found.entries - found.recovered <= MISSED.get(name, 0)
    assert found.recovered - found.statuses <= WRONG.get(name, 0)
    assert (found.links.f1, found.groups.f1) == (1.0, 1.0)


@pytest.mark.parametrize("name", GOLD)
def test_all_articles_come_to_one_story(name: str) -> None:
    assert len(told_stories(GOLD[name].analyses)) == 1


@pytest.mark.parametrize("name", GOLD)
def test_any_order_of_arrival_gives_the_same_entries_and_links(name: str) -> None:
    assert different_outcomes(GOLD[name].analyses) == 1


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser(load())


@pytest.mark.model
@pytest.mark.parametrize("name", GOLD)
def test_any_order_gives_the_same_entries_and_links_with_events_that_are_found(name: str, analyser: Analyser) -> None:
    assert different_outcomes(analyser.analyse(GOLD[name].articles)) == 1
