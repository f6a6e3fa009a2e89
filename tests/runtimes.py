"""Programs in other languages, for the tests: run where their runtime is at hand, skipped with a reason elsewhere.

In CI a package that cannot be fetched is a failure, since whoever has the runtime there has the network, too.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

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


def python(package: Path) -> str:
    """A Python with what a folder's requirements.txt pins."""
    wanted, place = (package / "requirements.txt").read_text(), CACHE / package.name
    place.mkdir(parents=True, exist_ok=True)
    with (place / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made, done = place / "venv" / "bin" / "python", place / "venv" / ".done"
        if not done.exists() or done.read_text() != wanted:
            run([sys.executable, "-m", "venv", "venv"], place)
            fetch([str(made), "-m", "pip", "install", "-q", "--only-binary=:all:", *wanted.split()], place)
            done.write_text(wanted)
    return str(made)


def jars(package: Path) -> Path:
    """A folder with the Java archives that a folder's pom.xml names."""
    maven, wanted, place = need("mvn"), (package / "pom.xml").read_bytes(), CACHE / package.name
    place.mkdir(parents=True, exist_ok=True)
    with (place / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = place / "lib" / ".done"
        if not done.exists() or done.read_bytes() != wanted:
            copy = [maven, "-q", "-B", "-f", str(package / "pom.xml"), "dependency:copy-dependencies"]
            fetch([*copy, f"-DoutputDirectory={place / 'lib'}"], place)
            done.write_bytes(wanted)
    return place / "lib"


@contextmanager
def running(command: list[str], place: Path, environment: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A program that goes on; it is stopped at the end."""
    process = subprocess.Popen(
        command, cwd=place, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=30)


def first_lines(command: list[str], wanted: int, place: Path, environment: Mapping[str, str]) -> list[str]:
    """The first lines that a program prints which goes on; fails with its messages where they do not come."""
    with running(command, place, environment) as process:
        late = Timer(120, process.kill)
        late.start()
        assert process.stdout and process.stderr
        lines = [line.rstrip("\n") for _, line in zip(range(wanted), process.stdout, strict=False)]
        late.cancel()
        if len(lines) < wanted:
            pytest.fail(f"only {lines}: {process.stderr.read()}")
        return lines
