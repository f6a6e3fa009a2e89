"""Asks the package index, for every pinned requirement, what is known against that version.

    python .ci/dependencies.py LOCK_FILE... [--ignore ID]...

Exits with 1 where a version has a known vulnerability. Where the index cannot be reached, that is said and nothing
is proved. Some indexes tell only of each package's newest version: pins of older ones are then listed as untold.
"""

import argparse
import json
import os
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pip._internal.models.index import PyPI  # pip tells its default index nowhere else

PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([A-Za-z0-9][A-Za-z0-9.!+_-]*)", re.MULTILINE)
TIMEOUT = 20.0  # seconds an answer

Pin = tuple[str, str]
"""Name and version."""


class Unreachable(Exception):
    """The index does not answer."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code; what was found is printed."""
    given = _arguments(arguments)
    pins = sorted({pin for path in given.locks for pin in PIN.findall(path.read_text())})
    try:
        with ThreadPoolExecutor(4) as pool:
            told = dict(zip(pins, pool.map(lambda pin: known(given.index, *pin), pins), strict=True))
    except Unreachable as error:
        print(f"dependency audit SKIPPED, nothing is proved: {error}")
        return 0
    return _report(told, given.ignore)


def known(index: str, name: str, version: str) -> list[dict[str, Any]] | None:
    """What the index holds against a version; None where it tells nothing of that version."""
    page = _page(f"{index}/pypi/{name}/{version}/json") or _page(f"{index}/pypi/{name}/json")
    if page is None or page["info"]["version"] != version:
        return None
    return [each for each in page.get("vulnerabilities", ()) if not each.get("withdrawn")]


def _page(url: str) -> Any:
    """None where there is no such page."""
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT) as answer:  # noqa: S310 - the index is given, not read
            return json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise Unreachable(f"{url}: {error}") from error
    except (OSError, ValueError) as error:
        raise Unreachable(f"{url}: {error}") from error


def _report(told: dict[Pin, list[dict[str, Any]] | None], ignored: Collection[str]) -> int:
    found = [line for pin, against in told.items() for line in _lines(pin, against or [], ignored)]
    untold = ["==".join(pin) for pin, against in told.items() if against is None]
    print(f"dependency audit: {len(told)} pinned, {len(untold)} of which the index tells nothing, {len(found)} found")
    for name in untold:
        print(f"  untold: {name}")
    for line in found:
        print(f"  VULNERABLE: {line}")
    return 1 if found else 0


def _lines(pin: Pin, against: list[dict[str, Any]], ignored: Collection[str]) -> Iterator[str]:
    for each in against:
        names = [each["id"], *each.get("aliases", ())]
        if not set(names) & set(ignored):
            fixed = ", ".join(each.get("fixed_in", ())) or "none"
            yield f"{'=='.join(pin)}: {', '.join(names)}; fixed in: {fixed}"


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("locks", nargs="+", type=Path, metavar="LOCK_FILE")
    parser.add_argument("--ignore", action="append", default=[], metavar="ID", help="say why beside it")
    parser.add_argument("--index", default=_index(), help="default: pip's")
    return parser.parse_args(arguments)


def _index() -> str:
    """The address of the index that pip installs from, without the path of its package pages."""
    if given := os.environ.get("PIP_INDEX_URL"):
        return given.rstrip("/").removesuffix("/simple")
    return PyPI.url.rstrip("/")


if __name__ == "__main__":
    sys.exit(main())
