"""Which files of named folders are read."""

from pathlib import Path

from pipeline.cli.inputs import files


def test_links_inside_a_folder_are_not_followed_and_a_named_one_is(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    for folder in (outside, inside):
        folder.mkdir()
        (folder / "a.txt").write_text("text")
    (inside / "file.txt").symlink_to(outside / "a.txt")
    (inside / "folder").symlink_to(outside)
    (tmp_path / "named").symlink_to(inside)
    assert list(files([inside])) == [inside / "a.txt"]
    assert [path.name for path in files([tmp_path / "named"])] == ["a.txt"]
    assert list(files([inside / "file.txt"])) == [inside / "file.txt"]
