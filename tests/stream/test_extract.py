"""The extract step: what a batch gives, and what a bad article in it does not spoil."""

import pytest

from pipeline import wire
from pipeline.articles.bounds import MAX_TEXT
from pipeline.model import Analysis, LogRecord
from pipeline.stream.extract import Extract
from pipeline.stream.topics import Topics
from tests.stream.fake_analysis import analyse
from tests.stream.messages import header, message
from tests.stream.streaming import article

STEP = Extract(analyse, Topics("t."))


def test_articles_become_analyses_in_their_order_on_one_partition() -> None:
    sent = STEP([message(article(number), number) for number in range(3)])
    assert [wire.decode(each.value, Analysis).source_id for each in sent] == ["0", "1", "2"]
    assert {(each.topic, each.partition) for each in sent} == {("t.analyses.v1", 0)}


def test_a_bad_article_becomes_a_dead_letter_and_its_neighbours_analyses() -> None:
    batch = [message(article(0), 5), message(article(1, "explode"), 6), message(b"\x00junk", 7), message(article(2), 8)]
    sent = STEP(batch)
    assert [each.topic for each in sent] == ["t.analyses.v1", "t.dead-letters.v1", "t.dead-letters.v1", "t.analyses.v1"]
    assert (header(sent[1], "dlq_error"), header(sent[1], "dlq_offset")) == ("ArithmeticError", "6")
    assert (sent[2].value, header(sent[2], "dlq_stage")) == (b"\x00junk", "extract")


def test_a_message_that_says_it_is_something_else_is_a_dead_letter_with_its_own_headers() -> None:
    record = LogRecord(id="r", story_id="s", seq=0, kind="k")
    (sent,) = STEP([message(record)])
    assert "not Article" in header(sent, "dlq_reason")
    assert header(sent, "ce_id") == "r"


@pytest.mark.parametrize("forged", [article(0).id, "x" * 400_000, ""])
def test_an_article_under_an_id_that_is_not_of_its_content_is_a_dead_letter(forged: str) -> None:
    (sent,) = STEP([message(article(1).model_copy(update={"id": forged}))])
    assert (sent.topic, header(sent, "dlq_error")) == ("t.dead-letters.v1", "WireError")


def test_an_article_longer_than_any_reader_gives_is_a_dead_letter() -> None:
    (sent,) = STEP([message(article(1, "a" * 400_001))])
    assert f"more than {MAX_TEXT}" in header(sent, "dlq_reason")


def test_an_article_under_another_key_is_a_dead_letter() -> None:
    (sent,) = STEP([message(article(1), key=article(2).id.encode())])
    assert "key is not" in header(sent, "dlq_reason")


def test_an_analysis_above_the_limit_is_a_dead_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.stream.sending.MAX_MESSAGE", 100)
    (sent,) = STEP([message(article(0))])
    assert "topics take 100" in header(sent, "dlq_reason")
