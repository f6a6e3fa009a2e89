"""The README's commands are run as they stand there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.main import app
from pipeline.cli.stories import print_stories

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
SECTIONS = dict(re.findall(r"^## (.+)\n((?:(?!^## ).*\n)+)", README, re.MULTILINE))


def blocks(section: str) -> list[str]:
    return re.findall(r"```sh\n(.*?)```", SECTIONS[section], re.DOTALL)


def run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A block's lines in bash, in a folder that looks like the project's root; background jobs are ended after it."""
    for name in ("seeds", "Makefile", "broker"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(Path(sys.prefix))
    script = f"set -euo pipefail\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n{script}"
    command, env = ["bash", "-c", script], os.environ | environment
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.model
def test_the_commands_without_a_broker_do_what_the_readme_says(tmp_path: Path) -> None:
    done = run(blocks("On your own articles")[0], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "5 articles" in done.stdout
    assert "1 story in" in done.stdout


@pytest.mark.model
@pytest.mark.broker
@pytest.mark.skipif(
    "KAFKA_BOOTSTRAP_SERVERS" not in os.environ and os.environ.get("CI") != "true",
    reason="no broker: make kafka, then KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:9092",
)
def test_the_commands_with_a_broker_of_ones_own_do_what_the_readme_says(tmp_path: Path) -> None:
    block = next(block for block in blocks("As a stream") if "make kafka" in block)
    prefix = f"readme-{os.getpid()}."
    done = run(block, tmp_path, PIPELINE_TOPIC_PREFIX=prefix, PIPELINE_WEB_PORT="0")
    assert done.returncode == 0, done.stderr
    assert f"{prefix}story-log.v1" in done.stdout
    assert "5 articles sent" in done.stdout


def test_the_sample_of_the_readme_is_what_the_golden_log_shows(capsys: pytest.CaptureFixture[str]) -> None:
    print_stories(ROOT / "tests" / "golden" / "seeds")
    shown = capsys.readouterr().out.splitlines()
    sample = README.partition("```\n")[2].partition("```")[0].splitlines()
    assert sample
    assert [line for line in sample if line and line not in shown] == []


def test_every_setting_is_in_the_readme() -> None:
    named = set(re.findall(r"\b(?:KAFKA|PIPELINE)_[A-Z_]+\b", (ROOT / "pipeline" / "settings.py").read_text()))
    missing = sorted(name for name in named if f"`{name}`" not in SECTIONS["Settings"])
    assert not missing


def test_every_command_is_in_the_readme() -> None:
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    names += [str(group.name) for group in app.registered_groups]
    assert [name for name in names if not re.search(rf"\b(pipeline|run --rm) {name}\b|make {name}\b", README)] == []


def test_every_make_target_of_the_readme_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE)) <= targets
