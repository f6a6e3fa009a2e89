"""Programs in other languages, for the tests: run where their runtime is at hand, skipped with a reason elsewhere.

In CI a package that cannot be fetched is a failure, since whoever has the runtime there has the network, too.
"""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CACHE = ROOT / ".cache" / "examples"
IN_CI = os.environ.get("CI") == "true"


def need(program: str) -> str:
    """The program's path; skips the test where it is not there."""
    return shutil.which(program) or pytest.skip(f"no {program} on this machine")


def node(package: Path, script: str, *arguments: str, **environment: str) -> str:
    """What a script of a Node package prints."""
    return run([need("node"), script, *arguments], installed(package), environment)


def installed(package: Path) -> Path:
    """A copy of a Node package with what its lock file pins."""
    npm, place = need("npm"), CACHE / package.name
    place.mkdir(parents=True, exist_ok=True)
    with (place / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = (package / "package-lock.json").read_bytes()
        done = place / "node_modules" / ".done"
        shutil.copytree(package, place, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules"))
        if not done.exists() or done.read_bytes() != wanted:
            fetch([npm, "ci", "--no-progress"], place)
            done.write_bytes(wanted)
    return place


def fetch(command: list[str], place: Path) -> None:
    """Runs what fetches packages; skips where it cannot, but not in CI."""
    done = subprocess.run(command, cwd=place, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode and not IN_CI:
        pytest.skip(f"packages could not be fetched: {(done.stderr or done.stdout).strip()[-200:]}")
    assert done.returncode == 0, done.stderr or done.stdout


def run(command: list[str], place: Path, environment: Mapping[str, str] = {}, seconds: float = 120) -> str:
    """What a program prints that ends well within its time."""
    done = subprocess.run(
        command,
        cwd=place,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
