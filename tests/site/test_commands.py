"""The commands' own rules; what they call has tests of its own."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bench.queries import ROOT
from pipeline.cli.main import app
from tests.site.test_export import content


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


def exported(*options: str) -> tuple[int, str]:
    """Exit code and output of an export of the golden logs."""
    done = CliRunner().invoke(app, ["export", "--dir", str(ROOT / "tests" / "golden" / "seeds"), *options])
    return done.exit_code, done.output


def test_a_name_that_ends_in_parquet_is_a_folder_of_tables(tmp_path: Path) -> None:
    for _ in range(2):
        code, output = exported("--to", str(tmp_path / "news.parquet"))
        assert (code, output.split()[:2]) == (0, ["1", "story,"])
    assert (tmp_path / "news.parquet" / "stories.parquet").is_file()


def test_without_pyarrow_it_is_said_at_once_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, output = exported("--articles", str(tmp_path), "--to", str(tmp_path / "news.parquet"))
    assert code == 2
    assert "pip install pyarrow" in output
    assert "'.[parquet]'" in output
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_sqlite_file(tmp_path: Path) -> None:
    code, output = exported("--to", str(tmp_path))
    assert code == 2
    assert "name another file" in " ".join(output.split())


@pytest.mark.parametrize("name", ["news.db", "news.parquet"])
def test_texts_are_not_lost_unless_other_articles_are_named_or_the_export_is_removed(tmp_path: Path, name: str) -> None:
    file, articles = tmp_path / name, str(ROOT / "seeds")
    assert "(5 with text)" in exported("--articles", articles, "--to", str(file))[1]
    before = content(file)
    code, output = exported("--to", str(file))
    assert code == 2
    assert "texts would be lost: name their files with --articles" in " ".join(output.split())
    assert content(file) == before
    assert exported("--articles", articles, "--to", str(file))[0] == 0
    file.rename(tmp_path / "away")
    for _ in range(2):
        assert "(0 with text)" in exported("--to", str(file))[1]


def test_articles_without_an_article_are_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    code, output = exported("--articles", str(tmp_path / "articles"), "--to", str(tmp_path / "news.db"))
    assert code == 2
    assert "--articles: there is no article: " in output
    assert "a folder without files" in output
    assert [path.name for path in tmp_path.iterdir()] == ["articles"]


@pytest.mark.parametrize("name", ["news.csv", "news.json", "news.ndjson", "news.xlsx", "news.parquet.gz"])
def test_a_name_that_says_another_format_is_refused_with_those_that_there_are(tmp_path: Path, name: str) -> None:
    code, output = exported("--to", str(tmp_path / name))
    assert code == 2
    assert all(told in output for told in ("name.db", "name.parquet"))
    assert list(tmp_path.iterdir()) == []


def test_articles_of_which_none_is_in_the_logs_are_told(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("The ferry stays. It will not leave before noon.", encoding="utf-8")
    code, output = exported("--articles", str(tmp_path / "other.txt"), "--to", str(tmp_path / "news.db"))
    assert code == 1
    assert "none of --articles is an article of the logs" in " ".join(output.split())
