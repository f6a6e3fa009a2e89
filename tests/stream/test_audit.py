"""The audit: it passes where all is well, and names what is missing, doubled or strange."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import OtherFold
from pipeline.settings import Settings
from pipeline.stream import audit as module
from pipeline.stream.audit import audit
from pipeline.stream.connection import open_producer
from pipeline.stream.group import Group
from pipeline.stream.rebuild import check_generation
from pipeline.stream.sending import Outgoing, outgoing
from pipeline.stream.topics import Topics, topics_of
from tests.stream.fake_analysis import analyse
from tests.stream.messages import message
from tests.stream.streaming import article, folded

pytestmark = pytest.mark.stream
ARTICLES = [article(number) for number in range(6)]


@pytest.fixture
def sound(embedded: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """All topics and logs as the workers leave them, with nothing left to do."""
    topics, analyses = topics_of(embedded), analyse(ARTICLES)
    sent = [outgoing(topics.articles, each.id, each) for each in ARTICLES]
    sent += [outgoing(topics.analyses, "analyses", each, partition=0) for each in analyses]
    sent += Group(topics, lambda start, end: [])([message(each, offset) for offset, each in enumerate(analyses)])
    put(embedded, sent)
    folded(analyses, embedded.log_dir)
    monkeypatch.setattr(module, "committed_and_ends", lambda settings, names: {})
    return embedded


def put(settings: Settings, sent: list[Outgoing]) -> None:
    with open_producer(settings) as producer:
        for each in sent:
            producer.send(
                each.topic, key=each.key, value=each.value, headers=list(each.headers), partition=each.partition
            )
        producer.flush()


def test_it_passes_where_everything_is_where_it_must_be(sound: Settings) -> None:
    found = audit(sound)
    assert found.problems == []
    assert (found.articles, found.analyses, found.events, found.stories) == (6, 6, 6, 6)
    assert found.records > 6


def test_an_article_without_analysis_and_an_event_without_message_are_named(sound: Settings) -> None:
    extra = article(99)
    topics = Topics(sound.topic_prefix)
    (analysis,) = analyse([article(98)])
    put(sound, [outgoing(topics.articles, extra.id, extra), outgoing(topics.analyses, "k", analysis, partition=0)])
    problems = audit(sound).problems
    assert f"article {extra.id.encode()!r} is neither an analysis nor a dead letter" in problems
    assert f"denial {analysis.events[0].id} is not on its topic" in problems


def test_log_lines_that_are_missing_doubled_or_changed_are_named(sound: Settings) -> None:
    first, second, third, fourth = sorted(sound.log_dir.glob("*.jsonl"))[:4]
    first.unlink()
    second.write_bytes(second.read_bytes() + second.read_bytes().splitlines(keepends=True)[-1])
    third.write_bytes(third.read_bytes().replace(b'"seq":1', b'"seq":7'))
    (sound.log_dir / "s-stranger.jsonl").write_bytes(fourth.read_bytes())
    problems = "\n".join(audit(sound).problems)
    assert f"story {first.stem} has no log" in problems
    assert f"the log of story {second.stem} has" in problems
    assert f"the log of story {third.stem} has another record at line 2" in problems
    assert "a log of 's-stranger'" in problems


def test_what_is_not_handled_yet_is_a_problem(sound: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "committed_and_ends", lambda settings, names: {("news.articles.v1", 0): (4, 6)})
    found = audit(sound)
    assert (found.lag, found.problems) == (2, ["2 message(s) are not handled yet"])


def test_logs_in_which_denials_count_from_another_score_are_another_fold(sound: Settings) -> None:
    other = replace(sound, denied_from=0.6)
    assert len([each for each in audit(other).problems if "another record at line 1" in each]) == 6
    check_generation(sound, ("group", "log"))
    for steps in (("group",), ("log",)):
        with pytest.raises(OtherFold, match=r"PIPELINE_DENIED_FROM 0\.6, is .*`pipeline rebuild`"):
            check_generation(other, steps)


def test_it_changes_nothing(sound: Settings) -> None:
    before = {path: path.read_bytes() for path in Path(sound.log_dir).iterdir()}
    audit(sound)
    assert {path: path.read_bytes() for path in Path(sound.log_dir).iterdir()} == before
