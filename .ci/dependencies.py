"""Asks the package index, for every pinned requirement, what is known against that version.

    python .ci/dependencies.py LOCK_FILE... [--ignore ID]... [--if-reachable]

Exits with 1 where a version has a known vulnerability, where the index does not answer for one, and where a
requirement is no pin, of which nothing can be asked (a direct reference, an option). With --if-reachable an index that
answers for none of the first pins is no failure, and proves nothing. Some indexes tell only of each package's newest
version: pins of older ones are then listed as untold.
"""

import argparse
import base64
import http.client
import json
import os
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pip._internal.models.index import PyPI  # pip tells its default index nowhere else

PIN = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([A-Za-z0-9][A-Za-z0-9.!+_-]*)(?![^\s;\\])")
TIMEOUT = 20.0  # seconds an answer
TRIES = 3
PAUSE = 1.0  # seconds between two tries
PROBE = 8  # pins

Pin = tuple[str, str]
"""Name and version."""
Known = list[dict[str, Any]] | None
"""What an index holds against a pin; None where it tells nothing of that version."""


class Unanswered(Exception):
    """The index does not answer for a pin."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code; what was found is printed."""
    given = _arguments(arguments)
    lines = [line for path in given.locks for line in requirements(path.read_text())]
    matched = {line: PIN.match(line) for line in lines}
    pins = sorted({(found[1], found[2]) for found in matched.values() if found})
    told = _answers(given.index, pins)
    unpinned = sorted(line for line, found in matched.items() if not found and line not in given.ignore)
    if pins and given.if_reachable and all(isinstance(answer, Unanswered) for answer in told.values()):
        print(f"dependency audit SKIPPED, nothing is proved: {next(iter(told.values()))}")
        return 1 if _list("UNPINNED", unpinned) else 0
    return _report(told, unpinned, given.ignore)


def requirements(text: str) -> list[str]:
    """The lines of a lock file that ask for something, without comments and hashes."""
    joined = re.sub(r"\\\n", " ", text)
    stripped = (re.sub(r"(^|\s)#.*", "", line).split(" --hash", 1)[0].strip() for line in joined.splitlines())
    return [line for line in stripped if line and not line.startswith(("--hash", "--index-url", "--extra-index-url"))]


def known(index: str, name: str, version: str) -> Known:
    """What the index holds against a version; raises Unanswered."""
    page = _page(f"{index}/pypi/{name}/{version}/json") or _page(f"{index}/pypi/{name}/json")
    if page is None:
        return None
    try:
        if page["info"]["version"] != version:
            return None
        return [each for each in page.get("vulnerabilities", ()) if not each.get("withdrawn")]
    except (TypeError, KeyError, AttributeError) as error:
        raise Unanswered(f"{name}=={version}: an answer of another form") from error


def _answers(index: str, pins: Sequence[Pin]) -> dict[Pin, Known | Unanswered]:
    """What the index says of each pin; where it answers for none of the first, it is not asked for the others."""
    told: dict[Pin, Known | Unanswered] = {}
    with ThreadPoolExecutor(4) as pool:
        for part in (pins[:PROBE], pins[PROBE:]):
            if told and all(isinstance(answer, Unanswered) for answer in told.values()):
                told |= dict.fromkeys(part, next(iter(told.values())))
            else:
                told |= zip(part, pool.map(lambda pin: _answer(index, pin), part), strict=True)
    return told


def _answer(index: str, pin: Pin) -> Known | Unanswered:
    try:
        return known(index, *pin)
    except Unanswered as error:
        return error


def _page(url: str) -> Any:
    """None where there is no such page; asked again where the index stumbles."""
    request, shown = _request(url)
    for left in reversed(range(TRIES)):
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 # the index is given, not read
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            reason = f"{shown}: HTTP {error.code}"
        except (OSError, ValueError, http.client.HTTPException) as error:
            reason = f"{shown}: {type(error).__name__}"
        if left:
            time.sleep(PAUSE)
    raise Unanswered(reason)


def _request(url: str) -> tuple[urllib.request.Request, str]:
    """The request, and its address as it may be printed: name and password go into a header, to this host only."""
    parts = urllib.parse.urlsplit(url)
    credentials, _, host = parts.netloc.rpartition("@")
    shown = parts._replace(netloc=host).geturl()
    request = urllib.request.Request(shown)  # noqa: S310 # the index is given, not read
    if credentials:
        token = base64.b64encode(urllib.parse.unquote(credentials).encode()).decode()
        request.add_unredirected_header("Authorization", f"Basic {token}")
    return request, shown


def _report(told: dict[Pin, Known | Unanswered], unpinned: Sequence[str], ignored: Collection[str]) -> int:
    answers = {pin: answer for pin, answer in told.items() if not isinstance(answer, Unanswered)}
    found = [line for pin, against in answers.items() for line in _lines(pin, against or [], ignored)]
    untold = ["==".join(pin) for pin, against in answers.items() if against is None]
    print(f"dependency audit: {len(told)} pinned, {len(untold)} of which the index tells nothing, {len(found)} found")
    _list("untold", untold)
    unanswered = [f"{'=='.join(pin)}: {answer}" for pin, answer in told.items() if isinstance(answer, Unanswered)]
    failed = [_list("VULNERABLE", found), _list("UNANSWERED", unanswered), _list("UNPINNED", unpinned)]
    return 1 if any(failed) else 0


def _list(what: str, lines: Sequence[str]) -> bool:
    """Whether there are any; they are printed."""
    for line in lines:
        print(f"  {what}: {re.sub('//[^/@ ]*@', '//***@', line)}")
    return bool(lines)


def _lines(pin: Pin, against: list[dict[str, Any]], ignored: Collection[str]) -> Iterator[str]:
    for each in against:
        names = [each["id"], *each.get("aliases", ())]
        if not set(names) & set(ignored):
            fixed = ", ".join(each.get("fixed_in", ())) or "none"
            yield f"{'=='.join(pin)}: {', '.join(names)}; fixed in: {fixed}"


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("locks", nargs="+", type=Path, metavar="LOCK_FILE")
    parser.add_argument("--ignore", action="append", default=[], metavar="ID", help="or a line that is no pin; say why")
    parser.add_argument("--index", default=_index(), help="default: pip's")
    parser.add_argument("--if-reachable", action="store_true", help="an index that answers for nothing is no failure")
    return parser.parse_args(arguments)


def _index() -> str:
    """The address of the index that pip installs from, without the path of its package pages."""
    if given := os.environ.get("PIP_INDEX_URL"):
        return given.rstrip("/").removesuffix("/simple")
    return PyPI.url.rstrip("/")


if __name__ == "__main__":
    sys.exit(main())
