"""axe-core finds nothing serious on any page, in either theme; `make axe` fetches it."""

import os
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from bench.queries import ROOT
from tests.site.asking import addresses
from tests.site.browser import Browser
from tests.site.served import serving

pytestmark = pytest.mark.browser
AXE = ROOT / ".cache" / "axe" / "selenium.jar"
FOUND = """
const done = arguments[arguments.length - 1];
axe.run().then(told => done([told.violations, told.passes.length]), error => done(String(error)));
"""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        reason = f"no {AXE}: `make axe` fetches it"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return ZipFile(AXE).read("axe.min.js").decode()


@pytest.fixture(scope="module")
def pages(axe: str, seeds: Path) -> Iterator[list[str]]:
    with serving("--db", str(seeds)) as (_, site):
        yield [site + path for path in (*addresses(seeds), "/stories?status=denied&q=rostec", "/nowhere")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_serious_is_found_on_any_page(
    chromium: Browser, axe: str, pages: list[str], scheme: str, width: int
) -> None:
    chromium.resize(width)
    chromium.prefer(scheme)
    for address in pages:
        chromium.open(address)
        chromium.run(axe)
        violations, passes = chromium.driver.execute_async_script(FOUND)
        told = [
            (each["id"], node["html"], node["failureSummary"])
            for each in violations
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]
        assert told == [], address
        assert passes > 15
