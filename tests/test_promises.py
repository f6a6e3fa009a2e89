"""The pages name tests as proof of what they promise: the tests are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NAMED = re.compile(r"`(?:tests/)?(?P<path>(?:\w+/)*test_\w+\.py)(?:::(?P<name>\w+))?`")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def named(page: Path) -> list[tuple[str, str | None]]:
    return [(found["path"], found["name"]) for found in NAMED.finditer(page.read_text())]


def is_there(path: str, name: str | None) -> bool:
    """Whether a file of tests ends in the path, and has the test."""
    files = [file for file in (ROOT / "tests").rglob(Path(path).name) if file.as_posix().endswith(f"/{path}")]
    return any(name is None or re.search(rf"^def {name}\(", file.read_text(), re.MULTILINE) for file in files)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_test_that_a_page_names_is_there(page: Path) -> None:
    assert [each for each in named(page) if not is_there(*each)] == []


def test_every_rule_of_the_stream_has_a_test() -> None:
    page = (ROOT / "docs" / "reliability.md").read_text()
    rules, _, table = page.partition("## The rules that the stream keeps")[2].partition("| rule | test |")
    for rule in re.findall(r"^- \*\*(.+?)\.\*\*", rules, re.MULTILINE):
        assert re.search(rf"^\| {rule} \| `test_\w+\.py::", table, re.MULTILINE), rule


def test_a_test_that_is_not_there_is_seen() -> None:
    assert not is_there("test_promises.py", "test_nothing")
    assert not is_there("test_nothing.py", None)
    assert is_there("test_promises.py", "test_a_test_that_is_not_there_is_seen")
