"""Replaying files: interrupted and gone on with, watched, and paced; on the broker inside the process."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import orjson
import pytest
from kafka import KafkaProducer
from kafka.errors import KafkaTimeoutError

from pipeline.articles.fields import mapped
from pipeline.articles.make import Record, make
from pipeline.articles.read import read_articles
from pipeline.model import Article, Metadata
from pipeline.settings import Settings
from pipeline.stream.consumer import read_all
from pipeline.stream.ledger import Ledger, open_ledger, path_of
from pipeline.stream.replaying import Manner, Summary, replay_files, timed, when_due
from pipeline.stream.stop import Stop
from tests.stream.processes import wait_for

pytestmark = pytest.mark.stream
DAYS = ("2019-06-01", "1970-01-01", "2019-06-11")
NOTED = b"\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Forty articles and an input that is none."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"Story {number}. The ministry denies number {number}.")
    (folder / "99.txt").write_text("")
    return folder


def files(folder: Path) -> Callable[[], Iterable[Path]]:
    return lambda: sorted(folder.iterdir())


def sent(settings: Settings) -> Counter[bytes | None]:
    """How often each article, by its key, is in the topic."""
    return Counter(message.key for message in read_all(settings, "news.articles.v1"))


def after(count: int, stop: Stop) -> Callable[[int], None]:
    """Asks to stop after so many inputs."""
    seen: list[int] = []

    def told(inputs: int) -> None:
        seen.append(inputs)
        if len(seen) >= count:
            stop.ask()

    return told


def told(summary: Summary) -> tuple[int, int, int, int]:
    return summary.files, summary.result.articles, summary.skipped, len(summary.result.unreadable)


def test_a_replay_that_was_stopped_goes_on_without_sending_twice(embedded: Settings, folder: Path) -> None:
    stop = Stop()
    first = replay_files(files(folder), embedded, Manner(), stop, after(15, stop))
    assert (first.interrupted, told(first)) == (True, (15, 15, 0, 0))
    second = replay_files(files(folder), embedded, Manner(resume=True), Stop())
    assert (second.interrupted, told(second)) == (False, (41, 25, 15, 1))
    third = replay_files(files(folder), embedded, Manner(resume=True), Stop())
    assert told(third) == (41, 0, 41, 0)
    assert (len(sent(embedded)), set(sent(embedded).values())) == (40, {1})
    assert (first.result.bytes > 0, third.result.bytes) == (True, 0)


def test_without_resume_everything_is_sent_again_and_noted_once(embedded: Settings, folder: Path) -> None:
    for _ in range(2):
        replay_files(files(folder), embedded, Manner(), Stop())
    assert set(sent(embedded).values()) == {2}
    assert path_of(embedded).read_bytes().count(NOTED) == 41


def test_an_article_that_comes_twice_is_sent_once(embedded: Settings, folder: Path) -> None:
    twice = replay_files(lambda: [*files(folder)(), *files(folder)()], embedded, Manner(resume=True), Stop())
    assert told(twice) == (82, 40, 41, 1)


def test_a_watched_folder_is_left_when_the_broker_is_gone_and_the_rest_is_sent_later(
    embedded: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send, calls = KafkaProducer.send, []

    def failing(producer: KafkaProducer, *given: Any, **options: Any) -> Any:
        calls.append(given)
        if len(calls) > 5:
            raise KafkaTimeoutError("no answer")
        return send(producer, *given, **options)

    with monkeypatch.context() as patch:
        patch.setattr(KafkaProducer, "send", failing)
        gone = replay_files(files(folder), embedded, Manner(follow=True), Stop())
    assert (told(gone), len(gone.result.failures)) == ((6, 5, 0, 0), 1)
    assert told(replay_files(files(folder), embedded, Manner(resume=True), Stop())) == (41, 35, 5, 1)


def test_what_cannot_be_noted_is_said(embedded: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(ledger: Ledger, item_id: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Ledger, "add", full)
    summary = replay_files(files(folder), embedded, Manner(), Stop())
    assert (summary.result.articles, len(summary.result.failures)) == (40, 41)
    assert "No space left" in summary.result.failures[0].reason


def test_the_speed_orders_by_publication(embedded: Settings, tmp_path: Path) -> None:
    lines = [f'{{"text": "Number {day}.", "published": "2019-06-{day:02}", "id": "{day}"}}' for day in (3, 1, 2)]
    archive = tmp_path / "archive.jsonl"
    archive.write_text("\n".join(lines))
    start = time.monotonic()
    replay_files(lambda: [archive], embedded, Manner(speed=86400 * 4), Stop())
    assert time.monotonic() - start >= 0.5
    articles = {article.id: article.text for article in read_articles(archive) if isinstance(article, Article)}
    order = [articles[orjson.loads(line)["id"]] for line in path_of(embedded).read_bytes().splitlines()]
    assert order == ["Number 1.", "Number 2.", "Number 3."]


def test_fields_of_other_names_are_sent_as_they_are_mapped(embedded: Settings, tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    export.write_text("copy,head\nThe ministry denies it.,Denied\n")
    summary = replay_files(lambda: [export], embedded, Manner(fields=mapped({"text": "copy", "title": "head"})), Stop())
    assert told(summary) == (1, 1, 0, 0)
    (message,) = read_all(embedded, "news.articles.v1")
    assert message.value is not None
    article = orjson.loads(message.value)
    assert (article["text"], article["metadata"]["title"]) == ("The ministry denies it.", "Denied")


def test_what_is_waited_for_long_and_what_is_not_is_said(caplog: pytest.LogCaptureFixture) -> None:
    class Asked(Stop):
        def wait(self, seconds: float) -> bool:
            return False

    items = [make(Record(f"{day}.txt", day, "text/plain"), "x", Metadata(published=day)) for day in DAYS]
    assert len(list(when_due(timed(iter(items), Manner(speed=3600)), Asked()))) == 3
    first, second = [record.getMessage() for record in caplog.records]
    assert "1 gap(s) of more than a year" in first
    assert second.startswith("waiting 240 s for '2019-06-11.txt'")


def command(settings: Settings, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """The command as a process, on the broker of this one."""
    environment = os.environ | {
        "KAFKA_BOOTSTRAP_SERVERS": str(settings.bootstrap_servers),
        "KAFKA_API_VERSION": str(settings.api_version),
        "PIPELINE_DATA_DIR": str(settings.data_dir),
    }
    line = [sys.executable, "-c", "from pipeline.cli.main import main; main()", "replay", str(folder), *options]
    return subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def noted(settings: Settings) -> int:
    path = path_of(settings)
    return path.read_bytes().count(NOTED) if path.exists() else 0


def test_a_killed_replay_goes_on_and_a_watched_folder_is_sent_until_sigterm(embedded: Settings, folder: Path) -> None:
    killed = command(embedded, folder, "--rate", "10", "--resume")
    wait_for(lambda: noted(embedded) >= 5 or killed.poll() is not None, 60, "five articles sent")
    assert killed.poll() is None, killed.communicate()
    killed.kill()
    killed.communicate()
    before = noted(embedded)
    following = command(embedded, folder, "--follow")
    wait_for(lambda: noted(embedded) == 41, 60, "the rest sent")
    (folder / "late.txt").write_text("Late. The ministry denies it.")
    wait_for(lambda: noted(embedded) == 42, 60, "a file that came later sent")
    following.send_signal(signal.SIGTERM)
    output, errors = following.communicate(timeout=60)
    assert following.returncode == 0, errors
    assert f" {before} skipped as already sent".encode() in output
    counts = sent(embedded)
    assert len(counts) == 41
    assert counts.total() <= 41 + 1  # the article that was on its way at the kill
    with open_ledger(embedded) as ledger:
        assert all(key is not None and key.decode() in ledger for key in counts)
