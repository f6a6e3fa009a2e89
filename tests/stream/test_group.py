"""The group step: a deterministic fold, wherever a process takes it up."""

import os
import pickle
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import wire
from pipeline.ids import event_id
from pipeline.model import Analysis, LogRecord
from pipeline.stories.learned import thresholds
from pipeline.stories.reading import Reading
from pipeline.stories.story import Story
from pipeline.stream.checkpoint import Checkpoints, Read, code_digest
from pipeline.stream.consumer import Message
from pipeline.stream.group import Group
from pipeline.stream.sending import Outgoing
from pipeline.stream.topics import Topics
from tests.stream.fake_analysis import analyse
from tests.stream.messages import header, message
from tests.stream.streaming import article

TOPICS = Topics("t.")
ANALYSES = analyse([article(number, published=f"2020-03-0{1 + number % 9}") for number in range(12)])
TOPIC = [message(each, offset, "t.analyses.v1") for offset, each in enumerate([*ANALYSES[:6], *ANALYSES])]
"""The first six twice, as after a crash of the extract step."""


def group(topic: Sequence[Message] = TOPIC) -> Group:
    return Group(TOPICS, lambda start, end: topic[start:end])


def one_by_one(step: Group, messages: Sequence[Message]) -> list[list[Outgoing]]:
    return [step([each]) for each in messages]


WHOLE = one_by_one(group(), TOPIC)


def test_records_and_events_go_to_their_topics_by_story() -> None:
    sent = WHOLE[0]
    assert {each.topic for each in sent} == {"t.story-log.v1", "t.events.denial.v1"}
    records = [wire.decode(each.value, LogRecord) for each in sent if each.topic == "t.story-log.v1"]
    assert {each.key for each in sent} == {records[0].story_id.encode()}
    assert [record.seq for record in records] == list(range(len(records)))


def test_an_analysis_that_comes_twice_gives_nothing_the_second_time() -> None:
    assert WHOLE[6:12] == [[]] * 6


def test_what_an_article_gives_has_the_time_of_its_publication_whatever_article_a_record_is_of() -> None:
    text = "story1 : the ministry denies what the paper says."
    first, copy, undated = analyse([article(1, text, "2020-03-05"), article(2, text, "2020-03-04"), article(3, text)])
    topic = [message(each, offset) for offset, each in enumerate((first, copy, undated))]
    step = group(topic)
    for analysed, time in zip(topic, (b"2020-03-05T00:00:00Z", b"2020-03-04T00:00:00Z", None), strict=True):
        sent = step([analysed])
        assert {each.topic for each in sent} == {"t.story-log.v1", "t.events.denial.v1"}
        assert {dict(each.headers).get("ce_time") for each in sent} == {time}


@given(start=st.integers(0, len(TOPIC)), sizes=st.lists(st.integers(1, 5), max_size=12))
def test_a_process_that_starts_anywhere_sends_for_an_offset_what_any_other_sends(start: int, sizes: list[int]) -> None:
    step, position = group(), start
    for size in sizes:
        batch = TOPIC[position : position + size]
        assert step(batch) == [sent for each in WHOLE[position : position + size] for sent in each]
        position += size


def test_what_the_process_has_handled_gives_nothing_again() -> None:
    step = group()
    step(TOPIC[:5])
    assert step(TOPIC[2:5]) == []
    assert step(TOPIC[3:6]) == WHOLE[5]


def test_what_others_handled_meanwhile_is_folded_without_being_sent() -> None:
    step = group()
    step(TOPIC[:2])
    assert step(TOPIC[14:15]) == WHOLE[14]
    assert step.position == 15


def test_bytes_that_are_no_analysis_become_a_dead_letter_and_later_offsets_are_as_without_it() -> None:
    topic = [message(b"junk", 0), *[message(each, offset + 1) for offset, each in enumerate(ANALYSES)]]
    step = group(topic)
    (letter,) = step(topic[:1])
    assert (header(letter, "dlq_stage"), letter.value) == ("group", b"junk")
    assert one_by_one(step, topic[1:3]) == WHOLE[0:2]
    assert group(topic)(topic[2:3]) == WHOLE[1]


def test_events_of_a_type_without_topic_become_one_dead_letter_and_the_records_are_kept() -> None:
    (event,) = ANALYSES[0].events
    coup = {"type": "coup", "id": event_id(event.article_id, "coup", "text", event.trigger)}
    newer = ANALYSES[0].model_copy(update={"events": (event.model_copy(update=coup),)})
    assert isinstance(newer, Analysis)
    sent = group()([message(newer)])
    assert "no topic for events of type 'coup'" in header(sent[-1], "dlq_reason")
    assert sent[0].topic == "t.story-log.v1"


def test_stories_that_are_folded_anew_keep_the_score_of_denials(monkeypatch: pytest.MonkeyPatch) -> None:
    step = Group(TOPICS, lambda start, end: TOPIC[start:end], limits=thresholds(0.6))
    with monkeypatch.context() as spoilt:
        spoilt.setattr(Story, "add", lambda *given: 1 / 0)
        (letter,) = step(TOPIC[:1])
    assert header(letter, "dlq_error") == "ZeroDivisionError"
    assert wire.decode(step(TOPIC[1:2])[0].value, LogRecord).data["denied_from"] == 0.6


@pytest.mark.parametrize("start", [0, 5])
def test_an_analysis_that_spoils_the_fold_leaves_no_trace_in_it(monkeypatch: pytest.MonkeyPatch, start: int) -> None:
    add = Story.add

    def spoilt(self: Story, reading: Reading, copies: list[str]) -> None:
        add(self, reading, copies)
        if reading.id == bad.article_id:
            raise ArithmeticError("half done")

    (bad,) = analyse([article(103)])  # of the story of ANALYSES[3]
    topic = [message(each, offset) for offset, each in enumerate([*ANALYSES[:4], bad, *ANALYSES[4:]])]
    monkeypatch.setattr(Story, "add", spoilt)
    step = group(topic)
    sent = one_by_one(step, topic[start:])
    assert [each for each in sent if each[0].topic != TOPICS.dead_letters] == [
        each for each in WHOLE[:6] + WHOLE[12:] if each
    ][max(0, start - 1) :]
    letters = [letter for each in sent for letter in each if letter.topic == TOPICS.dead_letters]
    assert [header(letter, "dlq_error") for letter in letters] == ["ArithmeticError"] * (start == 0)


def test_an_analysis_whose_records_no_topic_would_take_is_refused_before_it_is_folded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pipeline.wire.MAX_MESSAGE", 1024 * 1024 + 3000)
    (large,) = analyse([article(3, "story3 : the ministry denies " + "much " * 400)])
    step = group()
    (letter,) = step([message(large, 0)])
    assert "more than topics take" in header(letter, "dlq_reason")
    assert step._grouper._home == {}


@pytest.mark.parametrize(
    "changed", [{"article_id": "x" * 400_000}, {"article_id": "0" * 32}, {"source_id": "another"}, {"events": "id"}]
)
def test_an_analysis_with_ids_that_do_not_follow_from_it_is_refused(changed: dict[str, str]) -> None:
    (event,) = ANALYSES[0].events
    update: dict[str, object] = dict(changed)
    if "events" in changed:
        update = {"events": (event.model_copy(update={"id": "forged"}),)}
    (letter,) = group()([message(ANALYSES[0].model_copy(update=update))])
    assert header(letter, "dlq_error") == "WireError"


def checkpointed(folder: Path, read: Read = lambda start, end: TOPIC[start:end]) -> Group:
    return Group(TOPICS, read, Checkpoints(folder / "state"))


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.stream.checkpoint.EVERY", 3)


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize("start", range(4, 18))
def test_from_a_checkpoint_the_same_is_sent_and_only_what_came_after_it_is_folded(tmp_path: Path, start: int) -> None:
    read: list[tuple[int, int]] = []

    def noted(first: int, end: int) -> list[Message]:
        read.append((first, end))
        return TOPIC[first:end]

    one_by_one(checkpointed(tmp_path), TOPIC[:start])
    assert checkpointed(tmp_path, noted)(TOPIC[start : start + 1]) == WHOLE[start]
    last = start - start % 3
    assert read == [(last - 1, last), (last, start)]


@pytest.mark.usefixtures("often")
def test_a_checkpoint_ahead_of_the_offset_is_not_used(tmp_path: Path) -> None:
    one_by_one(checkpointed(tmp_path), TOPIC[:10])
    assert checkpointed(tmp_path)(TOPIC[2:3]) == WHOLE[2]


@pytest.mark.usefixtures("often")
def test_a_checkpoint_of_another_topic_other_code_or_junk_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_by_one(checkpointed(tmp_path), TOPIC[:10])
    other = [message(each, offset) for offset, each in enumerate(reversed(ANALYSES))]
    expected = group(other)(other[11:12])
    assert checkpointed(tmp_path, lambda start, end: other[start:end])(other[11:12]) == expected
    (tmp_path / "state").write_bytes(b"junk")
    assert checkpointed(tmp_path)(TOPIC[11:12]) == WHOLE[11]
    one_by_one(checkpointed(tmp_path), TOPIC[:10])
    assert Checkpoints(tmp_path / "state", thresholds(0.6)).load(lambda start, end: TOPIC[start:end]) is None
    monkeypatch.setattr("pipeline.stream.checkpoint.code_digest", lambda limits: b"n" * 16)
    assert Checkpoints(tmp_path / "state").load(lambda start, end: TOPIC[start:end]) is None


class _Command:
    """Runs a command where it is unpickled."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, (f"touch {self._path}",)


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize("is_signed", [False, True])
def test_a_checkpoint_that_names_anything_but_the_state_runs_nothing_and_is_rebuilt(
    tmp_path: Path, is_signed: bool, caplog: pytest.LogCaptureFixture
) -> None:
    data = code_digest() + pickle.dumps(_Command(tmp_path / "ran"))
    (tmp_path / "state").write_bytes(data + (blake2b(data, digest_size=16).digest() if is_signed else b"0" * 16))
    assert checkpointed(tmp_path)(TOPIC[11:12]) == WHOLE[11]
    assert not (tmp_path / "ran").exists()
    assert ("it names 'posix' 'system'" if is_signed else "digest at its end") in caplog.text


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize("place", [20, -40, -1])
def test_a_checkpoint_with_one_byte_changed_is_rebuilt(tmp_path: Path, place: int) -> None:
    one_by_one(checkpointed(tmp_path), TOPIC[:10])
    data = bytearray((tmp_path / "state").read_bytes())
    data[place] ^= 1
    (tmp_path / "state").write_bytes(data)
    assert Checkpoints(tmp_path / "state").load(lambda start, end: TOPIC[start:end]) is None
    assert checkpointed(tmp_path)(TOPIC[11:12]) == WHOLE[11]


@pytest.mark.usefixtures("often")
def test_a_checkpoint_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    step = Group(TOPICS, lambda start, end: TOPIC[start:end], Checkpoints(tmp_path / "none" / "state"))
    assert one_by_one(step, TOPIC) == WHOLE
