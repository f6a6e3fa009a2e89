"""The gold stories under tests/gold/stories, with their gold events: what must not get worse."""

from pathlib import Path

import pytest

from bench.embedded import Embedder
from bench.stories_logs import gold_logs, one_story, score, told_stories
from pipeline.language.load import load

GOLD = {gold.name: gold for gold in gold_logs(Path("tests/gold/stories"), Embedder(load()))}
MENTIONS = {  # F1 short of 1
    "bangui-2020": 0.72,
    "bashiqa-2015": 0.93,
    "conscripts-2022": 0.86,
    "crimea-2014": 0.76,
    "mali-2013": 0.82,
    "mistral-2015": 0.80,
    "niger-2024": 0.80,
}
MISSED = {  # entries not recovered
    "bangui-2020": 1,
    "bashiqa-2015": 1,
    "conscripts-2022": 1,
    "crimea-2014": 1,
    "mali-2013": 1,
    "mistral-2015": 1,
    "niger-2024": 2,
}
WRONG = {"bangui-2020": 1, "mistral-2015": 1, "niger-2024": 1}  # statuses of those recovered
LINKS = {"bangui-2020": 0.74, "conscripts-2022": 0.78, "crimea-2014": 0.85, "mistral-2015": 0.0}  # F1 short of 1
STORIES = {"bangui-2020": 2, "kursk-2024": 2, "mistral-2015": 2}  # that the articles come to, where more than one


@pytest.mark.parametrize("name", GOLD)
def test_entries_statuses_and_links_are_recovered(name: str) -> None:
    found = score(GOLD[name], one_story(GOLD[name].analyses), {})
    assert found.mentions.f1 >= MENTIONS.get(name, 1.0)
    assert found.entries - found.recovered <= MISSED.get(name, 0)
    assert found.recovered - found.statuses <= WRONG.get(name, 0)
    assert found.links.f1 >= LINKS.get(name, 1.0)


@pytest.mark.parametrize("name", GOLD)
def test_articles_of_one_source_are_told_from_others(name: str) -> None:
    assert score(GOLD[name], one_story(GOLD[name].analyses), {}).groups.f1 == 1.0


@pytest.mark.parametrize("name", GOLD)
def test_articles_come_to_few_stories(name: str) -> None:
    assert len(told_stories(GOLD[name].analyses)) <= STORIES.get(name, 1)
