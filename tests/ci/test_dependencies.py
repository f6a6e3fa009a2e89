"""The dependency audit against an index of the test's own: what it finds, what it leaves open, what it refuses."""

import base64
import importlib.util
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parent.parent.parent / ".ci" / "dependencies.py"
AGAINST = {"id": "TEST-1", "aliases": ["CVE-1"], "fixed_in": ["2.1"]}
PAGES = {
    "/pypi/sound/1.0/json": {"info": {"version": "1.0"}, "vulnerabilities": []},
    "/pypi/bad/2.0/json": {"info": {"version": "2.0"}, "vulnerabilities": [AGAINST]},
    "/pypi/newest/3.0/json": None,
    "/pypi/newest/json": {"info": {"version": "3.0"}, "vulnerabilities": [AGAINST]},
    "/pypi/older/json": {"info": {"version": "9.9"}, "vulnerabilities": []},
    "/pypi/nonsense/1/json": ["a list"],
    "/pypi/taken-back/1/json": {
        "info": {"version": "1"},
        "vulnerabilities": [AGAINST | {"withdrawn": "2020-01-01T00:00:00Z"}],
    },
}


class Index(BaseHTTPRequestHandler):
    stumbles = 0
    authorization: str | None = None

    def do_GET(self) -> None:
        page, broken = PAGES.get(self.path), "broken" in self.path or Index.stumbles > 0
        Index.stumbles = max(0, Index.stumbles - 1)
        Index.authorization = self.headers.get("Authorization")
        self.send_response(500 if broken else 200 if page else 404)
        self.end_headers()
        self.wfile.write(json.dumps(page).encode())

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dependencies", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def index() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Index) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def lock(folder: Path, *pins: str) -> str:
    path = folder / "requirements.lock"
    path.write_text("".join(f"{pin} \\\n    --hash=sha256:00\n    # via pip\n" for pin in pins))
    return str(path)


@pytest.mark.parametrize("pin", ["bad==2.0", "newest==3.0"])
def test_a_pin_with_a_known_vulnerability_fails(
    audit: ModuleType, index: str, tmp_path: Path, pin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [lock(tmp_path, "sound==1.0", pin), "--index", index]
    assert audit.main(given) == 1
    assert f"VULNERABLE: {pin}: TEST-1, CVE-1; fixed in: 2.1" in capsys.readouterr().out
    assert audit.main([*given, "--ignore", "CVE-1"]) == 0


def test_pins_of_which_the_index_tells_nothing_are_listed(
    audit: ModuleType, index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.main([lock(tmp_path, "sound==1.0", "older==1.0", "taken-back==1"), "--index", index]) == 0
    said = capsys.readouterr().out
    assert "3 pinned, 1 of which the index tells nothing, 0 found" in said
    assert "untold: older==1.0" in said


@pytest.fixture
def no_pause(audit: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "PAUSE", 0.0)


@pytest.mark.usefixtures("no_pause")
def test_an_index_that_does_not_answer_proves_nothing_and_fails_unless_that_is_allowed(
    audit: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [lock(tmp_path, "sound==1.0"), "--index", "http://127.0.0.1:9"]
    assert audit.main(given) == 1
    assert "UNANSWERED: sound==1.0" in capsys.readouterr().out
    assert audit.main([*given, "--if-reachable"]) == 0
    assert "SKIPPED, nothing is proved" in capsys.readouterr().out


@pytest.mark.usefixtures("no_pause")
@pytest.mark.parametrize("stumbling", ["broken", "nonsense"])
def test_one_answer_that_fails_hides_no_vulnerability_and_is_a_failure_itself(
    audit: ModuleType, index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], stumbling: str
) -> None:
    assert audit.main([lock(tmp_path, f"{stumbling}==1", "bad==2.0"), "--index", index, "--if-reachable"]) == 1
    said = capsys.readouterr().out
    assert "VULNERABLE: bad==2.0" in said
    assert f"UNANSWERED: {stumbling}==1" in said
    assert audit.main([lock(tmp_path, f"{stumbling}==1", "sound==1.0"), "--index", index, "--if-reachable"]) == 1


@pytest.mark.usefixtures("no_pause")
def test_an_index_that_stumbles_once_is_asked_again(audit: ModuleType, index: str, tmp_path: Path) -> None:
    Index.stumbles = 1
    assert audit.main([lock(tmp_path, "sound==1.0"), "--index", index]) == 0
    assert Index.stumbles == 0


@pytest.mark.parametrize(
    "line",
    [
        "tool @ https://host/tool-1.0.tar.gz",
        "-e ./tool",
        "git+https://host/tool.git",
        "tool>=1.0",
        "tool==1.*",
        "-r other.txt",
    ],
)
def test_what_is_no_pin_is_counted_and_fails(
    audit: ModuleType, index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    given = [lock(tmp_path, "sound==1.0", line), "--index", index]
    assert audit.main(given) == 1
    assert f"UNPINNED: {line}" in capsys.readouterr().out
    assert audit.main([*given, "--ignore", line]) == 0


def test_extras_and_markers_are_pins(audit: ModuleType, index: str, tmp_path: Path) -> None:
    assert audit.main([lock(tmp_path, "bad[extra]==2.0 ; python_version < '3.13'"), "--index", index]) == 1
    assert audit.requirements("a==1 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\n    # via b\n") == ["a==1"]


@pytest.mark.usefixtures("no_pause")
def test_credentials_of_an_index_are_sent_and_never_printed(
    audit: ModuleType, index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    private = index.replace("//", "//someone:s%40cret@")
    assert audit.main([lock(tmp_path, "sound==1.0", "broken==1"), "--index", private]) == 1
    assert audit.main([lock(tmp_path, "tool @ https://someone:s%40cret@host/tool.whl"), "--index", index]) == 1
    said = capsys.readouterr()
    assert "cret" not in said.out + said.err
    assert Index.authorization == "Basic " + base64.b64encode(b"someone:s@cret").decode()
