"""What a folder's analyses were made with: others are refused before anything is written, with a way that works."""

from pathlib import Path

import pytest

from pipeline.errors import OutputRefused
from pipeline.means import NAME, Means
from pipeline.model import Analysis
from pipeline.offline import open_run
from pipeline.refolding import refold_folder
from pipeline.stories.learned import thresholds
from tests.stories.making import analysis, sent
from tests.test_offline import analyse, article, logs

PLAIN = Means("news_events 1.1.0")
HIGH = Means("news_events 1.1.0", {"denial": 0.7})
OTHER = Means("news_events 2.0.0", {"denial": 0.7})
EARLY = Means("news_events 1.1.0", denied_from=0.6)


def run(folder: Path, made_with: Means | None, *numbers: int) -> None:
    with open_run(folder, made_with) as opened:
        opened.take([article(number) for number in numbers], analyse, lambda _: None, 1)


@pytest.mark.parametrize(
    ("first", "then", "ways"),
    [
        (PLAIN, HIGH, ["PIPELINE_THRESHOLDS=denial=0.7", "unset PIPELINE_THRESHOLDS, or name another folder"]),
        (HIGH, PLAIN, ["its own thresholds", "set PIPELINE_THRESHOLDS=denial=0.7, or name another folder"]),
        (HIGH, OTHER, ["model news_events 2.0.0", ": name model news_events 1.1.0 in PIPELINE_MODEL, or name another"]),
        (PLAIN, OTHER, ["name model news_events 1.1.0 in PIPELINE_MODEL and unset PIPELINE_THRESHOLDS, or"]),
        (PLAIN, EARLY, ["PIPELINE_DENIED_FROM=0.6: unset PIPELINE_DENIED_FROM, make its logs anew (`pipeline rebuild"]),
        (EARLY, PLAIN, ["its own thresholds: set PIPELINE_DENIED_FROM=0.6, make its logs anew"]),
        (EARLY, HIGH, ["unset PIPELINE_THRESHOLDS and set PIPELINE_DENIED_FROM=0.6, or name another folder"]),
    ],
)
def test_a_folder_made_with_others_is_refused_unchanged(
    tmp_path: Path, first: Means, then: Means, ways: list[str]
) -> None:
    run(tmp_path, first, 1)
    before = logs(tmp_path)
    with pytest.raises(OutputRefused) as refused:
        run(tmp_path, then, 2)
    assert all(way in str(refused.value) for way in ways)
    assert logs(tmp_path) == before
    run(tmp_path, first, 2)
    assert logs(tmp_path)["_analyses.ndjson"].count(b"\n") == 2


def test_a_folder_whose_logs_are_made_anew_with_another_score_of_denials_takes_articles_with_that(
    tmp_path: Path,
) -> None:
    run(tmp_path, PLAIN, 1)
    refold_folder(tmp_path, limits=thresholds(0.6))
    with pytest.raises(OutputRefused, match=r"PIPELINE_DENIED_FROM=0\.6"):
        run(tmp_path, PLAIN, 2)
    run(tmp_path, EARLY, 2)
    told = [line for path in tmp_path.glob("s-*.jsonl") for line in path.read_bytes().splitlines() if b"opened" in line]
    assert told and all(b'"denied_from":0.6' in line for line in told)
    refold_folder(tmp_path)
    run(tmp_path, PLAIN, 3)


def test_a_folder_of_an_earlier_version_that_tells_no_score_of_denials_has_the_learned_one(tmp_path: Path) -> None:
    run(tmp_path, PLAIN, 1)
    (tmp_path / NAME).write_bytes((tmp_path / NAME).read_bytes().replace(b',"denied_from":null', b""))
    with pytest.raises(OutputRefused, match="unset PIPELINE_DENIED_FROM"):
        run(tmp_path, EARLY, 2)
    run(tmp_path, PLAIN, 2)


def test_a_folder_of_an_earlier_version_is_known_by_its_events_model(tmp_path: Path) -> None:
    def finding(model: str) -> list[Analysis]:
        made = analysis("a", "Russia has sent soldiers to Mali", [sent()])
        return [made.model_copy(update={"events": tuple(e.model_copy(update={"model": model}) for e in made.events)})]

    with open_run(tmp_path) as opened:
        opened.take([article(1)], lambda _: finding("news_events 1.1.0"), lambda _: None, 1)
    with pytest.raises(OutputRefused, match=r"model news_events 1\.1\.0"):
        run(tmp_path, OTHER, 2)
    run(tmp_path, HIGH, 2)
    with pytest.raises(OutputRefused):
        run(tmp_path, PLAIN, 3)


def test_a_folder_without_analyses_takes_any(tmp_path: Path) -> None:
    run(tmp_path, PLAIN)
    run(tmp_path, HIGH, 1)
    assert b"0.7" in (tmp_path / NAME).read_bytes()


def test_what_is_told_of_a_damaged_folder_works(tmp_path: Path) -> None:
    run(tmp_path / "out", PLAIN, 1, 2, 3)
    before = logs(tmp_path / "out")
    (log,) = (tmp_path / "out").glob("s-*.jsonl")
    log.write_bytes(b"{}\n" + log.read_bytes())
    with pytest.raises(OutputRefused, match=f"{log}: line 1 is not .* remove this file"):
        run(tmp_path / "out", PLAIN, 3)
    log.unlink()
    run(tmp_path / "out", PLAIN, 3)
    assert logs(tmp_path / "out") == before

    kept = tmp_path / "out" / "_analyses.ndjson"
    for damaged in (kept.read_bytes()[:-9] + b"\n", kept.read_bytes().split(b"\n", 1)[1], b""):
        kept.write_bytes(damaged)
        with pytest.raises(OutputRefused, match="run all articles into another folder"):
            run(tmp_path / "out", PLAIN, 1, 2, 3)
    run(tmp_path / "another", PLAIN, 1, 2, 3)
    assert logs(tmp_path / "another") == before
