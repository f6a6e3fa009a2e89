"""Group, sink, checkpoints and ledger against a model, on a disk that fills, fails and tears at any moment."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from pipeline.errors import SettingsError
from pipeline.settings import Settings
from pipeline.storylog import StoryLogs
from pipeline.stream import checkpoint
from pipeline.stream.checkpoint import Checkpoints
from pipeline.stream.group import Group
from pipeline.stream.ledger import open_ledger, path_of
from pipeline.stream.log import Log
from pipeline.stream.sending import Outgoing
from tests.stream.disk import Disk, PowerCut
from tests.stream.messages import arrived, header, message
from tests.stream.streaming import folded, logs
from tests.stream.test_group import ANALYSES, TOPIC, TOPICS, WHOLE

RECORDS = [each for sent in WHOLE for each in sent if each.topic == TOPICS.story_log]
STORY_LOG = [arrived(each, offset) for offset, each in enumerate(RECORDS)]
STORY_LOG[5:5] = [message(b"junk", 0)]
STORY_LOG = [arrived(Outgoing("t", each.key, each.value, each.headers), n) for n, each in enumerate(STORY_LOG)]
with tempfile.TemporaryDirectory() as made:
    EXPECTED = folded(ANALYSES, Path(made))


class OnABadDisk(RuleBasedStateMachine):
    """Workers that end at each failure and begin again where they had committed."""

    def __init__(self) -> None:
        super().__init__()
        self.patch, self.disk, self.folder = pytest.MonkeyPatch(), Disk(), Path(tempfile.mkdtemp())
        self.patch.setattr(checkpoint, "EVERY", 3)
        self.disk.install(self.patch)
        self.grouped = self.logged = 0  # committed offsets
        self.acknowledged, self.noted = set[str](), set[str]()
        self.settings = Settings(bootstrap_servers="b:1", data_dir=self.folder / "var")
        self.begin()

    def begin(self) -> None:
        self.group = Group(TOPICS, lambda start, end: TOPIC[start:end], Checkpoints(self.folder / "state" / "group"))
        self.sink = Log(StoryLogs(self.folder / "logs"), TOPICS, lambda partition, end: STORY_LOG[:end])
        (self.folder / "state").mkdir(exist_ok=True)

    def attempt(self, work: Callable[[], Any]) -> Any:
        """What the work gives; None where the disk failed and the worker began again, with the disk in order."""
        try:
            return work()
        except OSError:
            self.disk.calm()
        except PowerCut:
            self.disk.cut_power(lambda least, most: (least + most) // 2, (self.folder / "logs", self.folder / "state"))
        self.begin()
        return None

    @rule(room=st.integers(0, 4000))
    def fills(self, room: int) -> None:
        self.disk.room = room

    @rule(number=st.integers(0, 4))
    def will_not_sync(self, number: int) -> None:
        self.disk.syncs_until_failure = number

    @rule(number=st.integers(0, 6))
    def will_lose_power(self, number: int) -> None:
        self.disk.writes_until_cut = number

    @rule()
    def is_mended(self) -> None:
        self.disk.calm()

    @rule()
    def is_killed(self) -> None:
        self.begin()

    @precondition(lambda self: self.grouped < len(TOPIC))
    @rule(size=st.integers(1, 6))
    def groups(self, size: int) -> None:
        start, end = self.grouped, min(len(TOPIC), self.grouped + size)
        if (sent := self.attempt(lambda: self.group(TOPIC[start:end]))) is not None:
            assert sent == [each for offset in range(start, end) for each in WHOLE[offset]]
            self.grouped = end

    @precondition(lambda self: self.logged < len(STORY_LOG))
    @rule(size=st.integers(1, 30))
    def logs_(self, size: int) -> None:
        end = min(len(STORY_LOG), self.logged + size)
        batch = STORY_LOG[self.logged : end]
        if (sent := self.attempt(lambda: self.sink(batch))) is not None:
            letters = [each for each in sent if each.topic == TOPICS.dead_letters]
            assert [each.value for each in letters] == [each.value for each in batch if each.value == b"junk"]
            assert {header(each, "dlq_error") for each in letters} <= {"WireError"}
            self.logged = end

    @rule(back=st.integers(1, 20))
    def gets_again_what_it_had(self, back: int) -> None:
        self.logged = max(0, self.logged - back)

    @rule(item=st.integers(0, 9).map(str), room=st.none() | st.integers(0, 30))
    def sends(self, item: str, room: int | None) -> None:
        """As replay does: what was delivered is noted, and what cannot be noted is told."""
        self.disk.room = self.disk.room if room is None else room
        try:
            with open_ledger(self.settings) as ledger:
                assert all(each in ledger for each in self.noted), "noted and forgotten"
                assert not [each for each in map(str, range(10)) if each in ledger and each not in self.acknowledged]
                self.acknowledged.add(item)
                ledger.add(item)
                self.noted.add(item)
        except (OSError, SettingsError):
            self.disk.calm()
        except PowerCut:  # of the process alone: what the system has is there
            self.disk.calm()

    @invariant()
    def no_log_holds_anything_but_a_beginning_of_what_it_must(self) -> None:
        for name, data in logs(self.folder / "logs").items():
            assert EXPECTED[name].startswith(data)

    @invariant()
    def what_is_committed_is_there(self) -> None:
        there = logs(self.folder / "logs")
        for each in STORY_LOG[: self.logged]:
            if each.value != b"junk":
                name = f"{(each.key or b'').decode()}.jsonl"
                assert there[name].count(b"\n") > int((each.value or b"").split(b'"seq":')[1].split(b",")[0])

    def teardown(self) -> None:
        self.disk.calm()
        while self.logged < len(STORY_LOG):
            self.logs_(30)
        while self.grouped < len(TOPIC):
            self.groups(6)
        assert logs(self.folder / "logs") == EXPECTED
        assert path_of(self.settings).parent.parent == self.folder / "var"
        self.patch.undo()
        shutil.rmtree(self.folder)


TestOnABadDisk = OnABadDisk.TestCase
TestOnABadDisk.settings = settings(max_examples=20, stateful_step_count=25)
