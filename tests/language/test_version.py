"""Which model it is, told without loading it."""

import json
from pathlib import Path

import pytest

from pipeline.language.version import SHIPPED, Version, model_version


def meta(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "meta.json").write_text(text)
    return folder


def test_the_shipped_model_tells_its_version() -> None:
    told = json.loads((SHIPPED / "meta.json").read_text())
    assert model_version(None) == Version(told["name"], told["version"])


def test_a_path_and_an_installed_package_tell_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = meta(tmp_path / "a_model_of_mine", '{"name": "mine", "version": "3.1"}')
    assert model_version(str(folder)) == Version("mine", "3.1")
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    assert model_version("a_model_of_mine") == Version("mine", "3.1")


@pytest.mark.parametrize("text", ["", "[]", "{}", "{", '{"name": "x"}', "\x00", "[" * 100_000])
def test_a_model_that_does_not_tell_has_no_version(text: str, tmp_path: Path) -> None:
    assert model_version(str(meta(tmp_path / "m", text))) is None


@pytest.mark.parametrize("name", ["", "no_such_model", "../x", "a\0b", "json"])
def test_a_name_that_is_no_model_has_no_version(name: str) -> None:
    assert model_version(name) is None
