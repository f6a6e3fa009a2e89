"""On a real broker: nothing that is told depends on what time a worker, or whoever sends articles, thinks it is."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from pipeline import wire
from pipeline.cli import inputs
from pipeline.model import Article
from pipeline.settings import Settings
from pipeline.stories.fold import fold
from pipeline.storylog import StoryLogs
from pipeline.stream.audit import audit
from pipeline.stream.consumer import Message, read_all
from pipeline.stream.extract import Extract
from pipeline.stream.group import Group
from pipeline.stream.sending import Outgoing
from pipeline.stream.topics import event_types, topics_of
from tests.stream.fake_analysis import analyse
from tests.stream.processes import ROOT, wait_for, workers
from tests.stream.streaming import folded_topic, logs
from tests.stream.test_faults import analysed, lag

pytestmark = pytest.mark.broker
ARTICLES = 60
WRONG_CLOCK = Path(__file__).parent / "wrong_clock"
Told = tuple[str, bytes | None, bytes | None, tuple[tuple[str, bytes | None], ...]]


def clock_ahead(hours: int) -> dict[str, str]:
    """What the environment of a process must hold whose clock is ahead, or behind."""
    path = os.pathsep.join(filter(None, (str(WRONG_CLOCK), os.environ.get("PYTHONPATH"))))
    return {"PYTHONPATH": path, "TEST_CLOCK_AHEAD": str(3600 * hours)}


def folder(path: Path) -> Path:
    """Files of articles of seven stories, some dated, one of which cannot be analysed."""
    path.mkdir()
    for number in range(ARTICLES):
        date = f"2020-03-{number % 28 + 1:02}" if number % 3 else ""
        word = "explode" if number == 9 else "denies"
        text = f"story{number % 7} goes on\n\n{date}\n\nThe ministry {word} number {number}, and said so at length.\n"
        (path / f"{number}.txt").write_text(text)
    return path


def send(settings: Settings, path: Path, environment: Mapping[str, str]) -> None:
    ours = {"KAFKA_BOOTSTRAP_SERVERS": str(settings.bootstrap_servers), "PIPELINE_TOPIC_PREFIX": settings.topic_prefix}
    ours |= {"PIPELINE_DATA_DIR": str(settings.data_dir)}
    command = [sys.executable, "-m", "pipeline", "replay", str(path)]
    subprocess.run(command, cwd=ROOT, env=os.environ | ours | environment, check=True, timeout=120)


def told(messages: Iterable[Message | Outgoing]) -> Counter[Told]:
    return Counter((each.topic, each.key, each.value, tuple(each.headers)) for each in messages)


def on(settings: Settings, *topics: str) -> list[Message]:
    return [message for topic in topics for message in read_all(settings, topic)]


@pytest.mark.parametrize("hours", [-2, 2])
def test_a_worker_and_a_sender_with_wrong_clocks_tell_what_the_right_clock_tells(
    real: Settings, tmp_path: Path, hours: int
) -> None:
    topics = topics_of(real)
    path = folder(tmp_path / "news")
    with workers(real, tmp_path / "output", environment=clock_ahead(hours)) as running:
        running.start()
        send(real, path, clock_ahead(-hours))
        wait_for(lambda: analysed(real) == ARTICLES - 1 and lag(real) == 0, 120, "all is handled")
        assert running.stop() == 0
    assert audit(real).problems == []
    assert logs(real.log_dir) == folded_topic(real, tmp_path / "offline")

    sent = {wire.encode(each) for each in inputs.read([path]) if isinstance(each, Article)}
    assert {message.value for message in on(real, topics.articles)} == sent
    extract, group = Extract(analyse, topics), Group(topics, lambda start, end: [])
    again = [made for message in on(real, topics.articles) for made in extract([message])]
    assert told(on(real, topics.analyses, topics.dead_letters)) == told(again)
    events = [topics.events(name) for name in event_types()]
    assert told(on(real, *events, topics.story_log)) == told(group(on(real, topics.analyses)))
    stories = StoryLogs(real.log_dir)
    last = {(message.key or b"").decode(): message for message in on(real, topics.stories)}
    assert {name: message.value for name, message in last.items()} == {
        name: wire.encode(fold(stories.read(name))) for name in stories.story_ids()
    }


@pytest.mark.parametrize("hours", [-2, 2])
def test_messages_are_of_the_brokers_time(real: Settings, tmp_path: Path, hours: int) -> None:
    send(real, folder(tmp_path / "news"), clock_ahead(hours))
    times = [message.timestamp / 1000 for message in on(real, topics_of(real).articles)]
    assert len(times) == ARTICLES
    assert max(abs(time.time() - each) for each in times) < 600
