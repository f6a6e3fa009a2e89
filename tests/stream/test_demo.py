"""The whole way in one process, over the broker inside it."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.articles.make import Unreadable
from pipeline.errors import DeliveryFailed, ModelRefused
from pipeline.model import Article
from pipeline.settings import Settings
from pipeline.stream import demo as module
from pipeline.stream.app import Stream, build
from pipeline.stream.demo import demo
from pipeline.stream.limited import Analyse
from tests.stream.fake_analysis import analyse, make
from tests.stream.streaming import article, folded, logs

pytestmark = pytest.mark.stream


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "var", log_dir=tmp_path / "not-used")


def test_the_logs_are_byte_for_byte_those_of_a_run_without_a_stream(settings: Settings, tmp_path: Path) -> None:
    articles = [article(number) for number in range(150)]
    seen: list[int] = []
    result = demo(articles + articles[:20], settings, make, seen.append)
    assert logs(result.folder) == folded(analyse(articles), tmp_path / "offline")
    assert (result.replayed.articles, sum(seen)) == (170, 170)
    assert result.messages["news.events.denial.v1"] == 150
    assert not settings.log_dir.exists()


def test_denials_count_from_the_score_that_is_set(settings: Settings) -> None:
    (log,) = logs(demo([article(1)], replace(settings, denied_from=0.6), make).folder).values()
    assert b'"denied_from":0.6' in log.splitlines()[0]


def test_what_cannot_be_read_or_analysed_becomes_a_dead_letter_and_the_rest_goes_on(settings: Settings) -> None:
    bad: list[Article | Unreadable] = [
        Unreadable("x.bin", "not text", b"\x00\xff"),
        article(1, "explode"),
        Unreadable("y", "no text", b""),
    ]
    result = demo([article(0), *bad, article(2)], settings, make)
    assert result.messages["news.dead-letters.v1"] == 3
    assert result.messages["news.analyses.v1"] == 2
    assert [item.source for item in result.replayed.unreadable] == ["x.bin", "y"]


def test_a_second_demo_starts_from_nothing(settings: Settings) -> None:
    first = logs(demo([article(1)], settings, make).folder)
    second = logs(demo([article(2)], settings, make).folder)
    assert len(first) == len(second) == 1
    assert first.keys() != second.keys()


def test_a_worker_that_does_not_move_ends_the_demo(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "QUIET", 0.2)
    monkeypatch.setattr(module, "build", lambda given, step: _without_agents(given))
    with pytest.raises(DeliveryFailed, match="has not moved"):
        demo([article(1)], replace(settings, worker_id="ignored"), make)


def _without_agents(settings: Settings) -> Stream:
    return build(settings, None, steps=())


def test_an_analysis_that_cannot_be_made_fails_the_demo_and_blames_no_article(settings: Settings) -> None:
    with pytest.raises(ModelRefused, match="no such model"):
        demo([article(1)], settings, _refuse)
    assert logs(settings.data_dir / "demo") == {}


def _refuse() -> Analyse:
    raise ModelRefused("no such model")
