"""The commands' own rules; what they call has tests of its own."""

from pathlib import Path

from typer.testing import CliRunner

from bench.queries import ROOT
from pipeline.cli.main import app


def test_an_export_says_what_is_in_it(tmp_path: Path) -> None:
    logs, seeds, file = str(ROOT / "tests" / "golden" / "seeds"), str(ROOT / "seeds"), tmp_path / "news.db"
    done = CliRunner().invoke(app, ["export", "--dir", logs, "--articles", seeds, "--to", str(file)])
    assert done.exit_code == 0
    assert "1 story, 5 articles (5 with text), 0 dead letters" in done.output
    assert file.is_file()


def test_an_export_is_not_served_beside_a_folder(seeds: Path) -> None:
    done = CliRunner().invoke(app, ["serve", "--db", str(seeds), "--dir", "out"])
    assert done.exit_code == 2
    assert "--db" in done.output
