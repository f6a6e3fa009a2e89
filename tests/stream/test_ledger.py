"""What a broker has acknowledged, over restarts and torn writes."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.articles.make import Unreadable
from pipeline.errors import SettingsError
from pipeline.settings import Settings
from pipeline.stream.ledger import Ledger, id_of, open_ledger, path_of
from tests.stream.streaming import article


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(bootstrap_servers="b:1,a:1", data_dir=tmp_path)


def test_what_is_added_is_there_at_once_and_after_a_restart(settings: Settings) -> None:
    with open_ledger(settings) as ledger:
        ledger.add("x")
        ledger.add("x")
        assert ("x" in ledger, "y" in ledger) == (True, False)
        assert path_of(settings).read_bytes() == b'{"id":"x"}\n'
    with open_ledger(settings) as ledger:
        assert ("x" in ledger, "y" in ledger) == (True, False)


@pytest.mark.parametrize("torn", [b'{"id":"y', b"\xff\x00", b'{"id":', b"["])
def test_a_torn_last_line_is_passed_over_and_spoils_no_later_one(settings: Settings, torn: bytes) -> None:
    with open_ledger(settings) as ledger:
        ledger.add("x")
    with path_of(settings).open("ab") as file:
        file.write(torn)
    with open_ledger(settings) as ledger:
        ledger.add("z")
    with open_ledger(settings) as ledger:
        assert [item for item in "xyz" if item in ledger] == ["x", "z"]


def test_lines_that_are_no_notes_are_passed_over(settings: Settings) -> None:
    path_of(settings).parent.mkdir(parents=True)
    path_of(settings).write_bytes(b'[]\n\n{"id":3}\n{"id":"x"}\n')
    with open_ledger(settings) as ledger:
        assert "x" in ledger


def test_each_broker_and_prefix_has_its_own(settings: Settings) -> None:
    same = replace(settings, bootstrap_servers="a:1,b:1")
    others = [replace(settings, bootstrap_servers="c:1"), replace(settings, topic_prefix="other.")]
    assert path_of(same) == path_of(settings)
    assert len({path_of(settings), *map(path_of, others)}) == 3


def test_an_unreadable_input_is_known_by_all_that_is_known_of_it() -> None:
    items = [Unreadable("a", "empty", b""), Unreadable("b", "empty", b""), Unreadable("a", "empty", b"x")]
    assert len({id_of(item) for item in items}) == 3
    assert id_of(items[0]) == id_of(Unreadable("a", "empty", b""))
    assert id_of(article(1)) == article(1).id


def test_a_folder_that_cannot_be_written_is_an_error_only_where_the_ledger_is_needed(settings: Settings) -> None:
    (settings.data_dir / "sent").write_text("a file where the folder should be")
    with pytest.raises(SettingsError, match="PIPELINE_DATA_DIR"), open_ledger(settings):
        pass
    with open_ledger(settings, is_needed=False) as ledger:
        ledger.add("x")
        assert "x" in ledger


def test_a_line_that_found_no_room_is_an_error_and_spoils_no_later_one(settings: Settings) -> None:
    class Full(BytesIO):
        room = 4

        def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes are all that it is given
            return super().write(data[: self.room])

    file = Full()
    ledger = Ledger(file, set())
    with pytest.raises(OSError, match="No space left"):
        ledger.add("x")
    assert "x" not in ledger
    file.room = 100
    ledger.add("y")
    path_of(settings).parent.mkdir(parents=True)
    path_of(settings).write_bytes(file.getvalue())
    with open_ledger(settings) as read:
        assert [item for item in "xy" if item in read] == ["y"]
