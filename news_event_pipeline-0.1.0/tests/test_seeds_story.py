"""The seed articles, told by the whole pipeline: what their story must say, whatever bytes its log has."""

from itertools import permutations
from pathlib import Path

import pytest

from pipeline.cli import inputs
from pipeline.language.load import load
from pipeline.model import Analysis, Article, Count, Entry, Name, Story, Time
from pipeline.steps import Analyser
from tests.stories.making import stories

pytestmark = pytest.mark.model
MARCH = Time(iso8601="2019-03")


@pytest.fixture(scope="module")
def analyses() -> list[Analysis]:
    return Analyser(load()).analyse([item for item in inputs.read([Path("seeds")]) if isinstance(item, Article)])


@pytest.fixture(scope="module")
def story(analyses: list[Analysis]) -> Story:
    (told,) = stories(analyses)
    return told


def states(entry: Entry, *roles: str) -> set[str | None]:
    """ISO 3166 codes of the roles' fillers."""
    fillers = (filler.normalized for role in roles for filler in entry.arguments.get(role, ()))
    return {value.iso3166 for value in fillers if isinstance(value, Name)}


def articles(entry: Entry) -> set[str]:
    return {mention.source_id for mention in entry.mentions}


def of(story: Story, subtype: str) -> list[Entry]:
    """Entries of a subtype that are told as having happened."""
    return [item for item in story.entries if item.subtype == subtype and item.mentions[0].modality == "actual"]


def test_five_articles_on_two_independent_sources(story: Story) -> None:
    assert (len(story.articles), story.independent_sources) == (5, 2)


def test_the_withdrawal_that_trump_claims_is_told_by_all_five_and_denied_by_the_kremlin(story: Story) -> None:
    (claimed,) = [item for item in of(story, "withdraw") if len(articles(item)) == len(story.articles)]
    assert states(claimed, "actor") == {"RU"}
    assert states(claimed, "location") == {"VE"}
    assert (claimed.status, claimed.independent_sources) == ("denied", 2)
    assert "Donald Trump" in {
        link.name.name for mention in claimed.mentions for link in mention.attribution if link.name
    }
    denying = [item for item in story.entries if item.id in claimed.denied_by]
    assert "RU" in set().union(*(states(item, "speaker") for item in denying))


def test_the_deployment_in_march_is_one_entry_of_two_articles_and_about_a_hundred(story: Story) -> None:
    (sent,) = [
        item for item in of(story, "deploy") if any(a.normalized == MARCH for a in item.arguments.get("time", ()))
    ]
    assert states(sent, "location") == {"VE"}
    assert len(articles(sent)) == 2
    counts = [figure.normalized for figure in sent.figures]
    assert counts and all(isinstance(count, Count) and count.min <= 100 <= count.max for count in counts)


def test_the_contracts_that_the_specialists_service_are_told(story: Story) -> None:
    served = [item for item in of(story, "fulfil") if item.type == "contract_statement"]
    assert served
    assert all(states(item, "party") <= {"RU", "VE"} for item in served)


def test_all_five_come_to_one_story_in_any_order_of_arrival(analyses: list[Analysis]) -> None:
    orders = list(permutations(analyses))[:: 120 // 12]
    assert {tuple(len(story.articles) for story in stories(order)) for order in orders} == {(5,)}
