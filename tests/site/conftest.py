"""The seeds' story logs and texts as a database."""

from pathlib import Path

import pytest

from bench.queries import export_seeds


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export_seeds(tmp_path_factory.mktemp("site") / "news.db")
