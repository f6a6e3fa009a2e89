"""The analyses beside a folder's logs: kept whole, for one run at a time."""

from pathlib import Path

import pytest

from pipeline.errors import OutputRefused
from pipeline.kept import NAME, open_kept
from tests.stories.making import analysis


def test_what_was_added_is_there_in_its_order_and_a_torn_last_line_is_cut_off(tmp_path: Path) -> None:
    told = [analysis(name, "A river rose.") for name in "abc"]
    with open_kept(tmp_path / "new") as kept:
        for each in told[:2]:
            kept.add(each)
    with (tmp_path / "new" / NAME).open("ab") as file:
        file.write(b'{"article_id": "tor')
    with open_kept(tmp_path / "new") as kept:
        assert list(kept) == told[:2]
        kept.add(told[2])
    with open_kept(tmp_path / "new") as kept:
        assert list(kept) == told


def test_a_line_that_found_only_half_the_room_is_an_error_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        def write(self, data: bytes) -> int:
            return len(data) // 2

    with open_kept(tmp_path) as kept, pytest.raises(OSError, match="No space left") as raised:
        monkeypatch.setattr(kept, "_file", Full())
        kept.add(analysis("a", "A river rose."))
    assert raised.value.filename == str(tmp_path / NAME)


def test_a_line_that_is_no_analysis_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("{}\n")
    with open_kept(tmp_path) as kept, pytest.raises(OutputRefused, match=r"ndjson: line 1"):
        list(kept)


def test_a_second_run_at_the_same_time_is_refused(tmp_path: Path) -> None:
    with open_kept(tmp_path), pytest.raises(OutputRefused, match="another run"), open_kept(tmp_path):
        pass


def test_a_folder_with_logs_of_others_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "s-1.jsonl").touch()
    with pytest.raises(OutputRefused, match="name another folder"), open_kept(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["s-1.jsonl"]


def test_a_file_in_the_folders_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    for folder in (tmp_path / "out", tmp_path / "out" / "in"):
        with pytest.raises(OutputRefused, match=str(folder)), open_kept(folder):
            pass


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *given: object, **options: object) -> None:
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(OutputRefused, match=f"{tmp_path} cannot be written to: Read-only"), open_kept(tmp_path):
        pass
