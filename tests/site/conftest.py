"""The seeds' story logs and texts as a database."""

from pathlib import Path

import pytest

from pipeline.cli import inputs
from pipeline.site.export import export

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("site") / "news.db"
    export(ROOT / "tests" / "golden" / "seeds", inputs.read([ROOT / "seeds"]), file)
    return file
