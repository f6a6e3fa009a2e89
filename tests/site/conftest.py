"""The seeds' story logs and texts as a database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.queries import export_seeds
from tests.site.browser import Browser, browser


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export_seeds(tmp_path_factory.mktemp("site") / "news.db")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started
