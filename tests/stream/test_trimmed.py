"""On a real broker: the analyses topic has lost its first messages. Stories are folded from its start or not at all."""

from pathlib import Path

import pytest
from kafka import TopicPartition

from pipeline.errors import TopicTrimmed
from pipeline.settings import Settings
from pipeline.stream.audit import audit
from pipeline.stream.connection import admin
from pipeline.stream.consumer import read_kept
from pipeline.stream.deadletters import dead_letters
from pipeline.stream.producer import replay
from pipeline.stream.topics import topics_of
from tests.stream.processes import wait_for, workers
from tests.stream.streaming import article
from tests.stream.test_faults import check

pytestmark = pytest.mark.broker


def trim(settings: Settings, before: int) -> None:
    with admin(settings) as client:
        client.delete_records({TopicPartition(topics_of(settings).analyses, 0): before})


def test_a_worker_without_a_checkpoint_is_refused_and_told_what_to_do(real: Settings, tmp_path: Path) -> None:
    with workers(real, tmp_path / "output") as running:
        running.start()
        replay([article(number) for number in range(9)], real).check()
        check(real, 9, tmp_path)
    trim(real, 4)
    with workers(real, tmp_path / "output") as running:
        process = running.start()
        wait_for(lambda: process.poll() is not None, 60, "the worker ends")
        assert process.returncode == 1
    assert "begins at offset 4" in (tmp_path / "output").read_text()
    assert list(dead_letters(real)) == []
    assert any("begins at offset 4" in problem for problem in audit(real).problems)


def test_a_stretch_that_is_not_there_any_more_is_an_error(real: Settings) -> None:
    replay([article(1)], real).check()
    with pytest.raises(TopicTrimmed, match="from 0 on are gone"):
        list(read_kept(trimmed(real), topics_of(real).articles, 0, 0, 1))


def trimmed(settings: Settings) -> Settings:
    replay([article(number) for number in range(3)], settings, partition=0).check()
    with admin(settings) as client:
        client.delete_records({TopicPartition(topics_of(settings).articles, 0): 2})
    return settings
