"""The dependency audit against an index of the test's own: what it finds, what it leaves open, what it refuses."""

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
    "/pypi/taken-back/1/json": {
        "info": {"version": "1"},
        "vulnerabilities": [AGAINST | {"withdrawn": "2020-01-01T00:00:00Z"}],
    },
}


class Index(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        page = PAGES.get(self.path)
        self.send_response(200 if page else 404)
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


def test_an_index_that_does_not_answer_is_said_to_prove_nothing(
    audit: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.main([lock(tmp_path, "sound==1.0"), "--index", "http://127.0.0.1:9"]) == 0
    assert "SKIPPED, nothing is proved" in capsys.readouterr().out
