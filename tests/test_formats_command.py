"""What `pipeline formats` prints, and mappings on the command line and by setting."""

from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from pipeline.articles.fields import KNOWN, mapped
from pipeline.articles.formats import FORMATS
from pipeline.cli import inputs
from pipeline.cli.main import app
from pipeline.errors import SettingsError


def test_every_format_is_listed_with_its_endings_and_what_is_taken_of_it() -> None:
    shown = CliRunner().invoke(app, ["formats"]).output
    above, below = shown.split("Refused, with what to do:")
    for one in FORMATS:
        part = below if one.refused else above
        assert any(one.name in line and one.takes in line for line in part.splitlines()), one.name


def test_programs_get_an_object_a_format() -> None:
    lines = [orjson.loads(line) for line in CliRunner().invoke(app, ["formats", "--json"]).output.splitlines()]
    assert [line["name"] for line in lines] == [one.name for one in FORMATS]
    nitf = next(line for line in lines if line["name"] == "NITF")
    assert nitf["read"] is True
    assert ".xml" in nitf["suffixes"]
    assert "fetch" in next(line for line in lines if line["name"] == "a sitemap")["do"]


def test_the_option_goes_before_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    assert inputs.fields(None) == KNOWN
    monkeypatch.setenv("PIPELINE_MAP", "text=copy")
    assert inputs.fields(None) == mapped({"text": "copy"})
    assert inputs.fields(["title=head"]) == mapped({"title": "head"})


def test_an_error_names_where_the_mapping_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingsError, match="--map: a mapping of 'copy'"):
        inputs.fields(["copy=text"])
    monkeypatch.setenv("PIPELINE_MAP", "copy")
    with pytest.raises(SettingsError, match="PIPELINE_MAP: a mapping has 'copy'"):
        inputs.fields(None)


def test_inspect_reads_by_the_mapping(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(
        orjson.dumps({"copy": "The night ferry of Arnhem will sail on.", "head": "Ferry"})
    )
    done = CliRunner().invoke(app, ["inspect", str(tmp_path / "a.json"), "--json", "--map", "text=copy,title=head"])
    assert done.exit_code == 0
    assert orjson.loads(done.stdout)["title"]["value"] == "Ferry"


@pytest.mark.parametrize("command", [["inspect"], ["extract"], ["run", "--out", "out"], ["replay"]])
def test_every_command_that_reads_refuses_a_mapping_before_it_reads(tmp_path: Path, command: list[str]) -> None:
    refused = CliRunner().invoke(app, [*command, str(tmp_path), "--map", "body=text"])
    assert refused.exit_code == 2
    assert refused.stderr.startswith("pipeline: --map: ")
    assert list(tmp_path.iterdir()) == []
