"""Dead letters: the original as it was, why it is one, and the way back."""

from dataclasses import replace
from hashlib import blake2b

import pytest

from pipeline.articles.make import Unreadable
from pipeline.settings import Settings
from pipeline.stream import deadletters
from pipeline.stream.connection import open_producer
from pipeline.stream.consumer import Message, read_all
from pipeline.stream.deadletters import MAX_HEADERS, MAX_KEY, dead_letters, of_input, of_message, replay_dead_letters
from pipeline.stream.sending import Outgoing
from pipeline.wire import MAX_MESSAGE
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


@pytest.mark.stream
def test_a_letter_is_sent_again_once_and_its_mark_is_no_letter(embedded: Settings) -> None:
    put(embedded, of_message(BAD, "extract", ValueError("x"), "news.dead-letters.v1"))
    assert [len(replay_dead_letters(embedded, numbers)) for numbers in (None, None, [0])] == [1, 0, 0]
    assert len(list(read_all(embedded, "news.articles.v1"))) == 1
    assert len(list(dead_letters(embedded))) == 1


@pytest.mark.stream
@pytest.mark.parametrize("topic", ["news.stories.v1", "news.dead-letters.v1", "other", "", "a b"])
def test_a_letter_that_names_a_topic_which_no_step_reads_stays(embedded: Settings, topic: str) -> None:
    put(embedded, of_message(replace(BAD, topic=topic), "extract", ValueError("x"), "news.dead-letters.v1"))
    assert replay_dead_letters(embedded) == ()


@pytest.mark.stream
def test_a_letter_that_is_cut_stays(embedded: Settings) -> None:
    large = replace(BAD, key=b"k" * (MAX_KEY + 1))
    put(embedded, of_message(large, "extract", ValueError("x"), "news.dead-letters.v1"))
    assert replay_dead_letters(embedded) == ()


def test_a_message_that_says_it_is_a_mark_is_a_letter_like_any_other() -> None:
    letter = of_message(replace(BAD, headers=(("dlq_replayed", b"0"),)), "extract", ValueError("x"), "d")
    assert "dlq_replayed" not in dict(letter.headers)


def test_a_letter_that_dies_again_tells_only_of_the_last_time() -> None:
    once = of_message(BAD, "extract", ValueError("first"), "d")
    twice = of_message(Message("t", 0, 1, once.key, once.value, once.headers), "group", KeyError("second"), "d")
    assert [name for name, _ in twice.headers].count("dlq_stage") == 1
    assert header(twice, "dlq_stage") == "group"


def test_what_no_topic_takes_is_cut_and_the_letter_tells_its_size_and_digest() -> None:
    big = Message("t", 3, 9, b"k" * (MAX_KEY + 1), b"v" * (MAX_MESSAGE + 5), (("a", b"1"), ("b", b"h" * MAX_HEADERS)))
    letter = of_message(big, "extract", ValueError("x"), "d")
    assert (len(letter.key or b""), len(letter.value or b"")) == (MAX_KEY, MAX_MESSAGE)
    assert [name for name, _ in letter.headers if not name.startswith("dlq_")] == ["a"]
    assert [header(letter, f"dlq_{name}") for name in ("topic", "partition", "offset", "cut")] == [
        "t",
        "3",
        "9",
        "some",
    ]
    assert header(letter, "dlq_value_bytes") == str(MAX_MESSAGE + 5)
    assert header(letter, "dlq_value_blake2b") == blake2b(big.value or b"", digest_size=16).hexdigest()
    assert (header(letter, "dlq_key_bytes"), header(letter, "dlq_headers_bytes")) == (
        str(MAX_KEY + 1),
        str(MAX_HEADERS + 3),
    )
    told = {name for name, _ in (*letter.headers, *of_input(Unreadable("x", "y", b""), "d").headers)}
    assert {name for name in told if name.startswith("dlq_")} == set(deadletters.HEADERS)


def test_a_letter_that_is_whole_is_not_called_cut() -> None:
    assert not any(name.startswith("dlq_cut") for name, _ in of_message(BAD, "extract", ValueError("x"), "d").headers)


def test_a_long_reason_is_cut() -> None:
    letter = of_message(BAD, "extract", ValueError("y" * 99_999), "d")
    assert len(header(letter, "dlq_reason")) == deadletters._MAX_REASON
