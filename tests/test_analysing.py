"""The analysis in processes of its own, as the offline commands use it."""

import threading

import pytest

from pipeline import analysing
from pipeline.articles.make import Unreadable
from pipeline.errors import SettingsError
from pipeline.offline import analyses
from pipeline.settings import Settings
from pipeline.stories.learned import thresholds
from tests.stream.fake_analysis import analyse, make
from tests.stream.streaming import article


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysing, "partial", lambda *given: make)


def test_an_article_that_takes_too_long_costs_itself_only() -> None:
    inputs = [article(1), article(2, "it hangs"), article(3), article(4, "it crashes"), article(5)]
    failures: list[Unreadable] = []
    with analysing.side_by_side(Settings(article_seconds=1), 2) as work:
        found = list(analyses(inputs, work, failures, 2))
    assert found == analyse([inputs[0], inputs[2], inputs[4]])
    assert [item.source for item in failures] == ["2.txt", "4.txt"]
    assert "not analysed within 1 s" in failures[0].reason


def test_so_many_calls_are_answered_at_once() -> None:
    with analysing.side_by_side(Settings(article_seconds=5), 2) as work:
        threads = [threading.Thread(target=work, args=([article(number)],)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        assert not any(thread.is_alive() for thread in threads)


def test_the_learned_score_of_denials_is_no_other_means_when_it_is_set() -> None:
    learned = thresholds().denied
    assert analysing.means_of(Settings(denied_from=learned)) == analysing.means_of(Settings())
    assert analysing.means_of(Settings(denied_from=0.6)).denied_from == 0.6


@pytest.mark.model
def test_a_model_that_was_chosen_and_cannot_be_loaded_is_told_by_its_setting() -> None:
    with pytest.raises(SettingsError, match="PIPELINE_MODEL"):
        analysing.load_analysis("/no/such/model", {})
    with pytest.raises(SettingsError, match=r"PIPELINE_THRESHOLDS.*strike"):
        analysing.load_analysis(None, {"strike": 0.5})
