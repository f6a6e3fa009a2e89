"""The package, built and installed as somebody else would: outside the checkout, with what it declares and no more."""

import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEEDS = {f"pipeline/seeds/{path.name}" for path in (ROOT / "seeds").iterdir()}

slow = pytest.mark.skipif(os.environ.get("CI") != "true", reason="takes minutes and a package index: CI=true runs it")


def run(*command: str | Path, folder: Path) -> str:
    """A command's output, in a folder, without the checkout on its path; fails with its errors."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env=environment, capture_output=True, text=True, timeout=1500, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "uv", "build", "--out-dir", folder, ROOT, folder=folder)
    return folder


@slow
def test_sdist_and_wheel_hold_the_seeds_the_model_and_the_command(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert names >= SEEDS | {"pipeline/language/model/config.cfg", "pipeline/cli/main.py"}
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        assert {name.partition("/")[2] for name in archive.getnames()} >= SEEDS


@slow
@pytest.mark.parametrize("pip", ["pip==23.2", "pip"], ids=["the pip of Python 3.11", "the newest pip"])
def test_the_demo_runs_where_the_wheel_was_installed(built: Path, tmp_path: Path, pip: str) -> None:
    (wheel,) = built.glob("*.whl")
    run(sys.executable, "-m", "venv", tmp_path / "venv", folder=tmp_path)
    run(tmp_path / "venv/bin/python", "-m", "pip", "install", "--upgrade", pip, folder=tmp_path)
    run(tmp_path / "venv/bin/pip", "install", "--no-compile", wheel, folder=tmp_path)  # the demo compiles what it needs
    shown = run(tmp_path / "venv/bin/pipeline", "demo", folder=tmp_path)
    assert "5 articles from 2 sources" in shown
    assert "5 articles streamed" in shown


@slow
def test_the_demo_runs_without_being_installed(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    command = (sys.executable, "-m", "uv", "tool", "run", "--python", sys.executable, "--from", wheel)  # as uvx does
    assert "5 articles streamed" in run(*command, "pipeline", "demo", folder=tmp_path)


@slow
def test_the_readme_tells_the_size_of_the_wheel(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    assert f"The wheel has {wheel.stat().st_size / 1e6:.0f} MB" in (ROOT / "README.md").read_text()


def test_the_lock_file_meets_what_the_package_declares() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    locked = (ROOT / "requirements.lock").read_text().replace("_", "-")
    names = [each.partition(">")[0].replace("_", "-") for each in declared]
    assert [name for name in names if f"\n{name}==" not in locked] == []
