from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.stories_logs import gold_logs
from pipeline.model import Analysis
from pipeline.stories import Grouper, fold
from tests.stories.making import MATTER as MALI
from tests.stories.making import analysis, event, happenings, logs, reworded, several, stories

QUAKE = "An earthquake of magnitude seven struck the coast of Chile at night and cut off power in Valdivia and Osorno"
GOLD = {gold.name: gold for gold in gold_logs(Path("tests/gold/stories"))}


def test_articles_on_one_matter_share_a_story_and_others_open_their_own() -> None:
    found = stories([analysis("a", MALI), analysis("b", QUAKE), analysis("c", reworded(MALI, 2))])
    assert sorted(sorted(article.id for article in story.articles) for story in found) == [["a", "c"], ["b"]]


def test_articles_without_a_date_are_grouped_too() -> None:
    assert len(stories([analysis("a", MALI), analysis("b", reworded(MALI, 1), date=None)])) == 1


def test_the_same_words_long_after_are_another_story() -> None:
    assert len(stories([analysis("a", MALI), analysis("b", reworded(MALI, 1), date="2020-09-01")])) == 2


def test_two_stories_that_turn_out_to_be_one_go_on_as_the_first() -> None:
    half, rest = MALI.split(", where ")
    records = logs([analysis("a", half), analysis("b", rest), analysis("c", MALI), analysis("d", reworded(MALI, 1))])
    ended = {story_id: fold(log) for story_id, log in records.items()}
    (kept,) = [story for story in ended.values() if not story.merged_into]
    (gone,) = [story for story in ended.values() if story.merged_into]
    assert gone.merged_into == kept.story_id
    assert sorted(article.id for article in kept.articles) == ["a", "b", "c", "d"]
    assert "story-merged" in [record.kind for record in records[kept.story_id]]


def test_an_article_that_comes_twice_adds_nothing() -> None:
    grouper = Grouper()
    assert grouper.add(analysis("a", MALI)).records
    assert grouper.add(analysis("a", MALI)).records == ()


def test_the_story_touched_longest_ago_is_forgotten_first() -> None:
    grouper = Grouper(articles=1)
    opened = [grouper.add(analysis(name, text)).records[0].story_id for name, text in (("a", MALI), ("b", QUAKE))]
    again = grouper.add(analysis("c", reworded(MALI, 1))).records[0].story_id
    assert len({*opened, again}) == 3


def test_events_are_handed_on_with_their_story_and_entry() -> None:
    outcome = Grouper().add(analysis("a", MALI, [event("deploy", actor="France", location="Mali")]))
    opened = {record.entry_id for record in outcome.records if record.kind == "entry-opened"}
    assert [(item.story_id, item.entry_id) for item in outcome.events] == [
        (outcome.records[0].story_id, next(iter(opened)))
    ]


@settings(max_examples=60, deadline=None)
@given(several(), st.randoms())
def test_any_order_gives_the_same_entries_sources_statuses_and_links(articles: list[Analysis], order: object) -> None:
    shuffled = list(articles)
    order.shuffle(shuffled)  # type: ignore[attr-defined] # a random.Random
    found = stories(articles)
    if len(found) == 1 == len(stories(shuffled)):
        assert happenings(found) == happenings(stories(shuffled))


@settings(max_examples=60, deadline=None)
@given(several())
def test_the_log_tells_what_the_grouper_knows(articles: list[Analysis]) -> None:
    grouper = Grouper()
    records = logs(articles, grouper)
    for known in grouper._told.values():
        story = fold(records[known.id])
        assert [article.id for article in story.articles] == list(known.articles) or set(known.articles) == {
            article.id for article in story.articles
        }
        assert {entry.id: entry.status for entry in story.entries} == {
            name: happening.status for name, happening in known.entries.items()
        }
        assert {entry.id: {m.event_id: m.source for m in entry.mentions} for entry in story.entries} == {
            name: happening.sources for name, happening in known.entries.items()
        }
        assert {(entry.id, by) for entry in story.entries for by in entry.denied_by} == set(known.links)
        assert [record.seq for record in records[known.id]] == list(range(known.next_seq))


@pytest.mark.parametrize("name", GOLD)
def test_a_second_run_writes_the_same_lines(name: str) -> None:
    assert logs(GOLD[name].analyses) == logs(GOLD[name].analyses)


def test_an_article_that_cannot_be_told_stops_no_other() -> None:
    grouper = Grouper()
    grouper.add(analysis("a", MALI))
    broken = analysis("b", reworded(MALI, 1), [event("deploy", "sent \ud800", actor="France")])
    with pytest.raises(TypeError):
        grouper.add(broken)
    records = grouper.add(analysis("c", reworded(MALI, 2))).records
    assert [record.article_id for record in records] == ["c"]
    assert records[0].seq == 2


@settings(max_examples=30, deadline=None)
@given(several(), st.integers(0, 4))
def test_a_grouper_made_from_a_snapshot_goes_on_as_the_first_would(articles: list[Analysis], cut: int) -> None:
    whole, first = Grouper(), Grouper()
    expected = [whole.add(article) for article in articles]
    before = [first.add(article) for article in articles[:cut]]
    second = Grouper.from_snapshot(first.snapshot())
    assert before + [second.add(article) for article in articles[cut:]] == expected
    assert second.snapshot() == whole.snapshot()


def test_a_merger_that_an_article_brings_but_cannot_tell_is_told_with_the_next() -> None:
    half, rest = MALI.split(", where ")
    grouper = Grouper()
    records = logs([analysis("a", half), analysis("b", rest)], grouper)
    with pytest.raises(TypeError):
        grouper.add(analysis("c", MALI, [event("deploy", "sent \ud800", actor="France")]))
    again = Grouper.from_snapshot(grouper.snapshot())
    for story_id, told in logs([analysis("d", reworded(MALI, 1))], again).items():
        records[story_id] += told
    kept, gone = sorted(map(fold, records.values()), key=lambda story: story.merged_into or "")
    assert gone.merged_into == kept.story_id
    assert sorted(article.id for article in kept.articles) == ["a", "b", "d"]
