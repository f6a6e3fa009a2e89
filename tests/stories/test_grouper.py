import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.stories_logs import gold_logs
from pipeline.model import Analysis, LogRecord
from pipeline.model import Story as Folded
from pipeline.stories import Grouper, entries, fold, grouper
from pipeline.stories.likeness import same
from pipeline.stories.story import Story
from tests.stories.making import MATTER as MALI
from tests.stories.making import analysis, arrived, denied, event, logs, reworded, sent, several, stories

QUAKE = "An earthquake of magnitude seven struck the coast of Chile at night and cut off power in Valdivia and Osorno"
FIGHTING = "Soldiers from France are fighting in Mali against rebels near Timbuktu, say officials in Paris and Bamako"
BODY = """The ministry said on Monday that it had sent soldiers to the north of the country, where armed men took
two towns last week. Aid groups say that thousands have fled their homes since then, and that the roads are closed."""
GOLD = {gold.name: gold for gold in gold_logs(Path("tests/gold/stories"))}
DIGEST = """
from hashlib import sha256
from tests.stories.test_grouper import GOLD, logs
for name in GOLD:
    lines = (line.model_dump_json() for told in logs(GOLD[name].analyses).values() for line in told)
    print(sha256("".join(lines).encode()).hexdigest())
"""


def grouped(found: Iterable[Folded]) -> list[list[str]]:
    return sorted(sorted(article.id for article in story.articles) for story in found)


def test_articles_on_one_matter_share_a_story_and_others_open_their_own() -> None:
    assert grouped(stories([analysis("a", MALI), analysis("b", QUAKE), analysis("c", reworded(MALI, 2))])) == [
        ["a", "c"],
        ["b"],
    ]


def test_articles_without_a_date_are_grouped_too() -> None:
    assert len(stories([analysis("a", MALI), analysis("b", reworded(MALI, 1), date=None)])) == 1


def test_what_is_told_long_after_is_another_story_unless_it_is_very_like() -> None:
    assert len(stories([analysis("a", MALI), analysis("b", FIGHTING, date="2020-03-03")])) == 1
    assert len(stories([analysis("a", MALI), analysis("b", FIGHTING, date="2020-09-01")])) == 2


def test_two_stories_that_turn_out_to_be_one_go_on_as_the_larger_or_the_first() -> None:
    half, rest = MALI.split(", where ")
    given = [analysis("a", half), analysis("b", rest), analysis("c", MALI), analysis("d", reworded(MALI, 1))]
    records = logs(given)
    ended = {story_id: fold(log) for story_id, log in records.items()}
    (kept,) = [story for story in ended.values() if not story.merged_into]
    (gone,) = [story for story in ended.values() if story.merged_into]
    assert gone.merged_into == kept.story_id
    assert sorted(article.id for article in kept.articles) == ["a", "b", "c", "d"]
    (told,) = [record for record in records[kept.story_id] if record.kind == "story-merged"]
    assert told.data == {"story": gone.story_id}
    assert records[gone.story_id][-1].kind == "story-closed"


def test_an_article_that_comes_twice_adds_nothing() -> None:
    found = Grouper()
    assert found.add(analysis("a", MALI)).records
    assert found.add(analysis("a", MALI)).records == ()


def test_the_story_touched_longest_ago_is_forgotten_first() -> None:
    found = Grouper(articles=2)
    opened = [found.add(analysis(name, text)).records[0].story_id for name, text in (("a", MALI), ("b", QUAKE))]
    assert found.add(analysis("c", reworded(QUAKE, 1))).records[0].story_id == opened[1]
    again = found.add(analysis("d", reworded(MALI, 1))).records[0].story_id
    assert again not in opened
    assert set(found._home) == {"d"}


def test_events_are_handed_on_with_their_story_and_entry() -> None:
    outcome = Grouper().add(analysis("a", MALI, [sent()]))
    (opened,) = {record.entry_id for record in outcome.records if record.kind == "entry-opened"}
    assert [(item.story_id, item.entry_id) for item in outcome.events] == [(outcome.records[0].story_id, opened)]


@settings(max_examples=60)
@given(several())
def test_the_log_tells_what_the_grouper_knows(articles: list[Analysis]) -> None:
    found = Grouper()
    records = logs(articles, found)
    for known in found._open.values():
        assert_told(known.story, records[known.story.id])


@pytest.mark.parametrize("name", GOLD)
def test_the_log_of_a_gold_story_tells_what_the_grouper_knows(name: str) -> None:
    found = Grouper()
    records = logs(GOLD[name].analyses, found)
    for known in found._open.values():
        assert_told(known.story, records[known.story.id])


def assert_told(known: Story, records: list[LogRecord]) -> None:
    story, told = fold(records), known.told
    assert {article.id: article for article in story.articles} == told.articles
    assert {article.id: article for article in story.articles} == known._sources.articles
    assert {entry.id for entry in story.entries} == set(known._entries.known)
    assert {entry.id: (entry.type, entry.status, entry.confirmed_by_denier) for entry in story.entries} == {
        name: (happening.type, happening.status, happening.confirmed_by_denier)
        for name, happening in told.entries.items()
    }
    assert {entry.id: {m.event_id: m.source for m in entry.mentions} for entry in story.entries} == {
        name: happening.sources for name, happening in told.entries.items()
    }
    assert {entry.id: entry.sources for entry in story.entries} == {
        name: happening.independent for name, happening in told.entries.items()
    }
    assert {entry.id: entry.denial_scores for entry in story.entries} == {
        name: {by: link.score for by, link in happening.denied_by.items()} for name, happening in told.entries.items()
    }
    assert [record.seq for record in records] == list(range(told.next_seq))


@pytest.mark.parametrize("name", GOLD)
def test_a_second_run_writes_the_same_lines(name: str) -> None:
    assert logs(GOLD[name].analyses) == logs(GOLD[name].analyses)


def test_another_process_with_other_hashes_writes_the_same_bytes() -> None:
    runs = {
        subprocess.run(
            [sys.executable, "-c", DIGEST], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert len(set(runs.pop().split())) == len(GOLD)


@settings(max_examples=30)
@given(several(), st.integers(0, 4))
def test_a_grouper_that_is_stored_and_loaded_goes_on_as_the_first_would(articles: list[Analysis], cut: int) -> None:
    whole, first = Grouper(), Grouper()
    expected = [whole.add(article) for article in articles]
    before = [first.add(article) for article in articles[:cut]]
    second: Grouper = pickle.loads(pickle.dumps(first))
    assert before + [second.add(article) for article in articles[cut:]] == expected


def test_an_article_that_cannot_be_told_raises_and_changes_nothing() -> None:
    found, plain = Grouper(), Grouper()
    half, rest = MALI.split(", where ")
    for made in (analysis("a", half, [sent()]), analysis("b", rest)):
        assert found.add(made) == plain.add(made)
    before = pickle.dumps(found)
    for broken in (event("deploy", "sent \ud800", actor="France"), event("deploy", actor="France \ud800")):
        with pytest.raises((TypeError, ValueError)):
            found.add(analysis("c", MALI, [broken]))
    with pytest.raises((TypeError, ValueError)):
        found.add(analysis("c", MALI, title="To Mali \ud800"))
    assert pickle.dumps(found) == before
    following = analysis("d", MALI, [denied()])
    assert found.add(following) == plain.add(following)


def test_a_full_story_is_followed_by_one_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouper, "FULL", 2)
    records = logs(analysis(f"a{n}", reworded(MALI, n)) for n in range(5))
    told = [fold(log) for log in records.values()]
    assert [[article.id for article in story.articles] for story in told] == [["a0", "a1"], ["a2", "a3"], ["a4"]]
    assert [story.follows for story in told] == [None, told[0].story_id, told[1].story_id]


def test_copies_of_a_full_storys_article_go_to_the_story_that_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouper, "FULL", 2)
    told = [fold(log) for log in logs(analysis(f"a{n}", BODY) for n in range(5)).values()]
    assert [[article.id for article in story.articles] for story in told] == [["a0", "a1"], ["a2", "a3"], ["a4"]]
    assert [story.follows for story in told] == [None, told[0].story_id, told[1].story_id]


def test_copies_find_the_story_that_took_in_the_one_that_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouper, "FULL", 4)
    found = Grouper()
    for made in (*(analysis(f"a{n}", BODY) for n in range(5)), analysis("b", QUAKE), analysis("c", reworded(QUAKE, 1))):
        found.add(made)
    found._merge(2, 3)
    assert {found._home["a4"], found._home["b"]} == {3}
    found.add(analysis("a5", BODY))
    assert found._home["a5"] == 3


def test_a_full_story_is_forgotten_as_others_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouper, "FULL", 2)
    found = Grouper(articles=3)
    for n in range(4):
        found.add(analysis(f"a{n}", reworded(MALI, n)))
    assert set(found._home) == {"a2", "a3"}
    assert found.add(analysis("b", QUAKE)).records[0].kind == "story-opened"
    assert set(found._home) == {"a2", "a3", "b"}


def crowded(name: str, events: int) -> Analysis:
    """An article of many denials that are alike, so that each is compared with as many entries as there may be."""
    states = ("Russia", "France", "Ukraine", "Chad", "Qatar", "Mali")
    told = [
        denied(states[n % 6], f"having denied {n * 37 % 900} to {states[n % 5]}", states[n % 4], at=28 * n)
        for n in range(events)
    ]
    return analysis(name, reworded(MALI, len(name)), told)


def test_events_beyond_the_first_200_of_an_article_are_told_and_compared_with_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[int] = []
    monkeypatch.setattr(entries, "same", lambda one, other: compared.append(1) or same(one, other))
    found = Grouper()
    (few,) = logs([crowded("a", 200)], Grouper()).values()
    seconds, least = time.process_time(), len(compared)
    records = logs([crowded("a", 1500)], found)
    assert time.process_time() - seconds < 3
    assert len(compared) == 2 * least
    (story,) = (fold(log) for log in records.values())
    assert [article.not_compared for article in story.articles] == [1300]
    assert sum(len(entry.mentions) for entry in story.entries) == 1500
    assert len(story.entries) == len(fold(few).entries) + 1300
    assert "not_compared" not in {name for record in few for name in record.data}
    compared.clear()
    logs([crowded("bb", 1500)], found)
    most = 2 * 200 * entries.CANDIDATES * entries.EXAMPLES  # to join, and to merge
    assert len(compared) < most, "what was not compared is not compared later either"


def test_a_story_full_of_events_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouper, "EVENTS", 2)
    told = [fold(log) for log in logs(analysis(f"a{n}", reworded(MALI, n), [sent()]) for n in range(3)).values()]
    assert [[article.id for article in story.articles] for story in told] == [["a0", "a1"], ["a2"]]
    assert told[1].follows == told[0].story_id


def test_stories_that_would_be_full_of_events_together_stay_two(monkeypatch: pytest.MonkeyPatch) -> None:
    half, rest = MALI.split(", where ")
    two = [sent(), arrived(at=300)]
    given = [analysis("a", half, two), analysis("b", rest, two), analysis("c", MALI)]
    assert len(stories([*given, analysis("d", reworded(MALI, 1))])) == 1
    monkeypatch.setattr(grouper, "EVENTS", 3)
    assert len(stories([*given, analysis("d", reworded(MALI, 1))])) > 1


def test_stories_are_forgotten_where_they_hold_too_many_events() -> None:
    found = Grouper(events=3)
    for made in (analysis("a", MALI, [sent(), arrived(at=300)]), analysis("b", QUAKE, [sent(), arrived(at=300)])):
        found.add(made)
    assert set(found._home) == {"b"}
    found.add(analysis("c", reworded(QUAKE, 1), [sent()]))
    assert set(found._home) == {"b", "c"}
