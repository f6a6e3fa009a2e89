"""The seed articles' story logs against the committed ones; `make golden` writes those anew."""

from pathlib import Path

import pytest

from bench.golden import LOGS, analyses, write_logs
from pipeline.cli import inputs
from pipeline.language.load import load
from pipeline.offline import run
from pipeline.steps import Analyser
from pipeline.stories import fold
from pipeline.storylog import StoryLogs


def test_the_golden_analyses_give_the_golden_logs_byte_for_byte(tmp_path: Path) -> None:
    assert any(LOGS.glob("*.jsonl")), f"{LOGS} holds no log: run make golden"
    write_logs(analyses(), tmp_path)
    assert _logs(tmp_path) == _logs(LOGS)


@pytest.mark.model
def test_a_run_over_the_seeds_says_who_denies_trumps_claim_and_on_how_many_sources(tmp_path: Path) -> None:
    run(inputs.read([Path("seeds")]), tmp_path, Analyser(load()).analyse)
    logs = StoryLogs(tmp_path)
    (story,) = [fold(logs.read(name)) for name in logs.story_ids()]
    assert (len(story.articles), story.independent_sources) == (5, 2)
    said = "Russia has informed us that they have removed most of their people"
    (claim,) = [
        entry
        for entry in story.entries
        if entry.type == "personnel_deployment" and any(said in one.sentence for one in entry.mentions)
    ]
    assert claim.status == "denied"
    assert claim.independent_sources == 2
    speakers = {
        filler.text
        for entry in story.entries
        if entry.id in claim.denied_by
        for one in entry.mentions
        for filler in one.arguments.get("speaker", ())
    }
    assert any("Kremlin" in speaker for speaker in speakers)


def _logs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".jsonl"}
