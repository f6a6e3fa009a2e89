"""The files that other tools read: they parse, and what they name is there."""

import json
import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import srsly

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
TARGETS = set(re.findall(r"^([\w./-]+|\$\(VENV\)/\.\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def parsed(path: Path) -> Any:
    return srsly.read_yaml(path)


def steps() -> Iterator[dict[str, Any]]:
    """Every step of every workflow."""
    for path in WORKFLOWS:
        for job in parsed(path)["jobs"].values():
            yield from job["steps"]


SCRIPTS = [step["run"] for step in steps() if "run" in step]


@pytest.mark.parametrize("path", [*WORKFLOWS, *FORMS, ROOT / ".pre-commit-config.yaml", ROOT / "mkdocs.yml"], ids=str)
def test_it_is_yaml(path: Path) -> None:
    assert isinstance(parsed(path), dict)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.splitlines()[0])
def test_a_step_is_a_script_whose_targets_and_files_are_there(script: str) -> None:
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0
    assert set(re.findall(r"\bmake ([\w./-]+)", script)) <= TARGETS
    for name in re.findall(r"^(\.\w+/\w+)", script, re.MULTILINE):
        assert os.access(ROOT / name, os.X_OK), name


def test_ci_runs_what_ci_is() -> None:
    assert ".ci/run" in SCRIPTS
    assert {"make test PYTHON=python", "pipx run build"} <= set(SCRIPTS)
    assert "make docs" in (ROOT / ".ci" / "run").read_text().splitlines()


def test_a_release_is_tested_on_every_python_that_the_package_allows() -> None:
    tested = parsed(ROOT / ".github" / "workflows" / "release.yml")["jobs"]["test"]["strategy"]["matrix"]["python"]
    allowed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert allowed == f">={tested[0]},<3.{int(tested[-1].removeprefix('3.')) + 1}"
    assert [int(each.removeprefix("3.")) for each in tested] == list(range(11, 11 + len(tested)))


def test_only_the_step_that_publishes_may_ask_for_an_identity() -> None:
    release = parsed(ROOT / ".github" / "workflows" / "release.yml")
    assert release["permissions"] == {"contents": "read"}
    assert {name: job["permissions"] for name, job in release["jobs"].items() if "permissions" in job} == {
        "publish": {"id-token": "write"}
    }
    assert set(release["jobs"]["test"]["needs"].split()) == {"build"}
    assert set(release["jobs"]["publish"]["needs"].split()) == {"test"}


def test_hooks_are_the_commands_of_lint() -> None:
    (repository,) = parsed(ROOT / ".pre-commit-config.yaml")["repos"]
    entries = [hook["entry"].removeprefix(".venv/bin/").split(" --")[0] for hook in repository["hooks"]]
    recipe = (ROOT / "Makefile").read_text().partition("\nlint:")[2].partition("\n\n")[0]
    assert entries == [line.split(" .")[0].split(" --")[0] for line in re.findall(r"\$\(BIN\)/(.+)", recipe)]


def test_the_container_makes_what_make_makes() -> None:
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text())
    assert container["postCreateCommand"].removeprefix("make ").replace(".venv", "$(VENV)") in TARGETS
    assert (ROOT / ".devcontainer" / container["build"]["dockerfile"]).is_file()


def test_every_page_has_its_place_in_the_site() -> None:
    named = set(re.findall(r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(), re.MULTILINE))
    pages = {
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "training/README.md",
        ROOT / "schemas/README.md",
        ROOT / "examples/README.md",
    }
    assert named == {str(page.relative_to(ROOT)) for page in pages}


def test_the_page_of_schemas_lists_each() -> None:
    listed = re.findall(r"^- \[(\S+)\]\(\1\)$", (ROOT / "schemas" / "README.md").read_text(), re.MULTILINE)
    assert listed == sorted(path.name for path in (ROOT / "schemas").glob("*.json"))
