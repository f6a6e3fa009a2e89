"""Dead letters: the original as it was, why it is one, and the way back."""

import pytest

from pipeline.articles.make import Unreadable
from pipeline.settings import Settings
from pipeline.stream import deadletters
from pipeline.stream.connection import MAX_MESSAGE, open_producer
from pipeline.stream.consumer import Message, read_all
from pipeline.stream.deadletters import dead_letters, of_input, of_message, replay_dead_letters
from pipeline.stream.sending import Outgoing
from tests.stream.messages import header

HEADERS = (("ce_id", b"1"), ("trace", b"\xff"))
BAD = Message("news.articles.v1", 2, 7, b"key", b"\x00\xffjunk", HEADERS)


def put(settings: Settings, *letters: Outgoing) -> None:
    with open_producer(settings) as producer:
        for each in letters:
            producer.send(each.topic, key=each.key, value=each.value, headers=list(each.headers)).get(timeout=10)


@pytest.mark.stream
def test_a_letter_read_back_is_the_message_as_it_was_and_says_why(embedded: Settings) -> None:
    letters = of_message(BAD, "extract", ValueError("no\x1b[2J good"), "news.dead-letters.v1")
    put(embedded, letters, of_input(Unreadable("a.bin", "not text", b"\x01"), "news.dead-letters.v1"))
    found = sorted(dead_letters(embedded), key=lambda letter: letter.stage)
    assert (found[0].key, found[0].value, found[0].headers) == (b"key", b"\x00\xffjunk", HEADERS)
    assert (found[0].stage, found[0].error, found[0].reason) == ("extract", "ValueError", "no\x1b[2J good")
    assert (found[0].topic, found[0].partition, found[0].offset) == ("news.articles.v1", 2, 7)
    assert (found[1].stage, found[1].source, found[1].value, found[1].topic) == ("replay", "a.bin", b"\x01", None)


@pytest.mark.stream
def test_letters_go_back_to_their_topics_without_our_headers_and_inputs_stay(embedded: Settings) -> None:
    put(embedded, of_message(BAD, "extract", ValueError("x"), "news.dead-letters.v1"))
    put(embedded, of_input(Unreadable("a.bin", "not text", b"\x01"), "news.dead-letters.v1"))
    assert len(replay_dead_letters(embedded)) == 1
    (again,) = read_all(embedded, "news.articles.v1")
    assert (again.key, again.value, again.headers) == (BAD.key, BAD.value, HEADERS)
    assert replay_dead_letters(embedded, [99]) == ()


def test_a_letter_that_dies_again_tells_only_of_the_last_time() -> None:
    once = of_message(BAD, "extract", ValueError("first"), "d")
    twice = of_message(Message("t", 0, 1, once.key, once.value, once.headers), "group", KeyError("second"), "d")
    assert [name for name, _ in twice.headers].count("dlq_stage") == 1
    assert header(twice, "dlq_stage") == "group"


def test_bytes_above_the_limit_are_cut_and_the_letter_says_how_many_there_were() -> None:
    letter = of_input(Unreadable("big", "too big", b"x" * (MAX_MESSAGE + 5)), "d")
    assert (len(letter.value or b""), header(letter, "dlq_cut")) == (MAX_MESSAGE, str(MAX_MESSAGE + 5))


def test_a_long_reason_is_cut() -> None:
    letter = of_message(BAD, "extract", ValueError("y" * 99_999), "d")
    assert len(header(letter, "dlq_reason")) == deadletters._MAX_REASON
