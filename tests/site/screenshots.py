"""The screenshots of the README: `make screenshots` takes them anew from the golden story log."""

import sys
import tempfile
from pathlib import Path

from bench.queries import export_seeds
from tests.site.asking import addresses
from tests.site.browser import Browser, browser
from tests.site.served import serving

SIZE = {"width": 1200, "height": 720, "deviceScaleFactor": 0.7, "mobile": False}
PAGES = {"story": 1, "article": 3}
"""File -> which of the addresses."""


def take(page: Browser, site: str, file: Path, folder: Path) -> list[Path]:
    """One picture a page, in light colours."""
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", SIZE)
    page.prefer("light")
    found = addresses(file)
    for name, at in PAGES.items():
        page.open(site + found[at])
        page.driver.save_screenshot(str(folder / f"{name}.png"))
    return [folder / f"{name}.png" for name in PAGES]


def main(folder: Path) -> None:
    """Write them into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, browser() as page:
        file = export_seeds(Path(scratch) / "news.db")
        with serving("--db", str(file)) as (_, site):
            print(*take(page, site, file, folder), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
