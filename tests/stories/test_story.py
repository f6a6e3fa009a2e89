import pytest
from hypothesis import given, settings

from pipeline.model import Analysis
from pipeline.stories.learned import Scorer
from pipeline.stories.likeness import SAME
from pipeline.stories.reading import reading_of
from pipeline.stories.records import tell
from pipeline.stories.story import Story
from tests.stories.making import arrived, denied, event, reading, sent, several


def kinds(story: Story, added: str) -> list[str]:
    return [record.kind for record in tell(story, added)]


def test_only_what_an_article_changes_is_told() -> None:
    story = Story("s")
    story.add(reading("a", sent(), arrived(at=300)), [])
    first = kinds(story, "a")
    assert (first[0], first.count("entry-opened"), first.count("status-changed")) == ("story-opened", 2, 2)
    story.add(reading("b", sent()), [])
    assert kinds(story, "b") == ["article-added", "mention-added", "source-added", "status-changed"]
    assert kinds(story, "b") == []


def test_a_copy_with_a_credit_moves_what_stood_on_its_original() -> None:
    story = Story("s")
    story.add(reading("a", sent()), [])
    tell(story, "a")
    story.add(reading("b", wire="Reuters"), ["a"])
    assert kinds(story, "b") == [
        "article-regrouped",
        "article-added",
        "mention-regrouped",
        "source-dropped",
        "source-added",
    ]


def test_a_link_is_told_with_its_events_where_the_denial_comes() -> None:
    story = Story("s")
    story.add(reading("a", sent()), [])
    tell(story, "a")
    denial = reading("b", denied(), date="2020-03-03")
    story.add(denial, [])
    records = tell(story, "b")
    (link,) = [record for record in records if record.kind == "denied"]
    assert link.data["events"] == [mention.event.id for mention in denial.mentions]
    assert (link.article_id, link.data["by"]) == ("b", story.entries_of("b")[denial.mentions[0].event.id])
    assert link.entry_id in story.entries_of("a").values()
    assert records[-1].data == {"status": "denied", "was": "reported"}


def test_links_that_go_are_told_in_an_order_that_no_hash_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    story, places = Story("s"), [f"Place{n} Town{n} River{n}" for n in range(24)]
    told = [event("deploy", f"sent{n}", at=300 * n, location=place) for n, place in enumerate(places)]
    monkeypatch.setattr(story._denials, "of", lambda denial: dict.fromkeys(others(story, denial), 0.9))
    story.add(reading("a", *told, denied(at=9000)), [])
    assert kinds(story, "a").count("denied") > 8
    monkeypatch.setattr(story._denials, "of", lambda denial: {})
    story.add(reading("b", denied()), [])
    gone = [record.entry_id or "" for record in tell(story, "b") if record.kind == "denial-dropped"]
    assert len(gone) > 8
    assert gone in (sorted(gone), [name for name in story._entries.known if name in gone])


def others(story: Story, name: str) -> list[str]:
    return [other for other in story._entries.known if other != name]


def test_articles_that_come_to_a_story_out_of_order_know_their_copies() -> None:
    """As when two stories become one: b has come before c, which is a copy of both, but is told here after it."""
    story = Story("s")
    for name, copies in (("a", []), ("c", ["a", "b"]), ("b", list[str]())):
        story.add(reading(name), copies)
    assert {article.copy_of for article in story._sources.articles.values()} == {("b", "c"), ("a", "c"), ("a", "b")}


def test_mentions_of_an_entry_that_is_no_more_move_to_the_one_that_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story("s")
    by_words = Scorer(SAME, tuple(10.0 if name == "sentence: cosine" else 0.0 for name in SAME), -1.0)
    monkeypatch.setattr(story._entries, "_likeness", by_words)
    for name, words in (("a", "alpha beta gamma"), ("b", "delta epsilon zeta")):
        story.add(reading(name, event("deploy", "sent", sentence=words, actor="Russia")), [])
        tell(story, name)
    older, newer = story.told.entries
    story.add(reading("c", event("deploy", "sent", sentence="alpha delta epsilon zeta", actor="Russia")), [])
    records = tell(story, "c")
    assert [record.data["from"] for record in records if record.kind == "mention-moved"] == [newer]
    assert [record.entry_id for record in records if record.kind == "entry-closed"] == [newer]
    assert list(story.told.entries) == [older]


def test_a_story_says_which_one_it_follows() -> None:
    story = Story("s", follows="r")
    story.add(reading("a"), [])
    assert tell(story, "a")[0].data["follows"] == "r"


@settings(max_examples=40)
@given(several())
def test_each_event_stands_in_one_entry_of_its_type(articles: list[Analysis]) -> None:
    story = Story("s")
    for item in articles:
        story.add(reading_of(item), [])
        tell(story, item.article_id)
    placed = {event: name for item in articles for event, name in story.entries_of(item.article_id).items()}
    told = {event.id: name for name, happening in story.told.entries.items() for event in happening.events}
    assert placed == told
    assert {event.id: event.type for item in articles for event in item.events} == {
        event: story.told.entries[name].type for event, name in placed.items()
    }
