"""Logs made anew: of a folder that an earlier fold wrote, and what is left where it is cut off."""

from pathlib import Path

import pytest

from pipeline.errors import OutputRefused
from pipeline.kept import open_kept
from pipeline.model import Analysis
from pipeline.offline import open_run
from pipeline.refolding import BEFORE, FRESH, fold_afresh, put_in_place, refold_folder
from pipeline.stories import Grouper, grouper
from pipeline.stories.generation import FOLD, generation
from pipeline.stories.grouper import Outcome
from pipeline.stories.learned import thresholds
from pipeline.storylog import StoryLogs
from tests.stories.making import MATTER, analysis, arrived, reworded, sent
from tests.stream.streaming import logs

ANALYSES = [analysis(f"a{n}", reworded(MATTER, n), [sent(), arrived(at=300)][: n % 3]) for n in range(6)]


@pytest.fixture
def earlier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of an earlier fold, whose stories take two articles each."""
    with open_kept(tmp_path) as kept, monkeypatch.context() as patched:
        patched.setattr(grouper, "FULL", 2)
        patched.setattr("pipeline.stories.records.generation", lambda limits: "earlier")
        for each in ANALYSES:
            kept.add(each)
        write(tmp_path, ANALYSES)
    return tmp_path


def write(folder: Path, analyses: list[Analysis]) -> dict[str, bytes]:
    folded, written = Grouper(), StoryLogs(folder)
    for each in analyses:
        written.append(folded.add(each).records)
    return logs(folder)


def test_a_folder_of_another_fold_is_refused_then_made_anew_and_gone_on_with(earlier: Path, tmp_path: Path) -> None:
    old, told = logs(earlier), list[int]()
    assert StoryLogs(earlier).generation() == "earlier"
    with pytest.raises(OutputRefused, match="pipeline rebuild --dir"), open_run(earlier):
        pass
    before = refold_folder(earlier, told.append)
    assert (before.name, logs(before), sum(told)) == (f"{BEFORE}earlier", old, len(ANALYSES))
    assert logs(earlier) == write(tmp_path / "new", ANALYSES)
    assert StoryLogs(earlier).generation() == generation()
    assert not (earlier / FRESH).exists()
    with open_run(earlier) as opened:
        assert len(opened.result.stories) == 1


def test_what_was_cut_off_is_made_anew_the_next_time(earlier: Path, tmp_path: Path) -> None:
    old = logs(earlier)
    fold_afresh(lambda: ANALYSES[:3], earlier)
    assert logs(earlier) == old
    refold_folder(earlier)
    assert logs(earlier) == write(tmp_path / "new", ANALYSES)


def test_an_analysis_that_cannot_be_folded_is_told_and_passed_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = analysis("broken", MATTER, title="To Mali \ud800")
    put_in_place(tmp_path, fold_afresh(lambda: [ANALYSES[0], broken, ANALYSES[1]], tmp_path))
    assert logs(tmp_path) == write(tmp_path / "new", ANALYSES[:2])
    assert "analysis 2 ('broken') cannot be folded" in caplog.text


def test_one_that_fails_half_way_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add = Grouper.add

    def fails(grouper: Grouper, one: Analysis) -> Outcome:
        outcome = add(grouper, one)
        if one is ANALYSES[1]:
            raise ValueError("after all")
        return outcome

    monkeypatch.setattr(Grouper, "add", fails)
    put_in_place(tmp_path, fold_afresh(lambda: ANALYSES, tmp_path))
    monkeypatch.undo()
    assert logs(tmp_path) == write(tmp_path / "new", [ANALYSES[0], *ANALYSES[2:]])


def test_each_rebuild_keeps_the_logs_before_it(tmp_path: Path) -> None:
    write(tmp_path, ANALYSES[:2])
    first = put_in_place(tmp_path, fold_afresh(lambda: ANALYSES, tmp_path))
    kept = logs(first)
    second = put_in_place(tmp_path, fold_afresh(lambda: ANALYSES[:1], tmp_path))
    assert logs(first) == kept
    assert logs(second) == write(tmp_path / "new", ANALYSES)


def test_a_folder_of_a_worker_has_no_analyses_to_make_it_of(tmp_path: Path) -> None:
    old = write(tmp_path, ANALYSES)
    with pytest.raises(OutputRefused):
        refold_folder(tmp_path)
    assert logs(tmp_path) == old


def test_the_generation_is_that_of_a_log_that_can_be_read(tmp_path: Path) -> None:
    told = StoryLogs(tmp_path)
    assert told.generation() is None
    (tmp_path / "a.jsonl").write_bytes(b"junk\n")
    (tmp_path / "b.jsonl").write_bytes(b'{"torn')
    assert told.generation() is None
    write(tmp_path, ANALYSES[:1])
    assert told.generation() == generation()


def test_the_generation_is_another_where_denials_count_from_another_score(tmp_path: Path) -> None:
    assert generation(thresholds(thresholds().denied)) == generation()
    assert len({generation(), generation(thresholds(0.6)), generation(thresholds(0.7))}) == 3
    fold_afresh(lambda: ANALYSES, tmp_path, limits=thresholds(0.6))
    assert StoryLogs(tmp_path / FRESH).generation() == generation(thresholds(0.6))


def test_the_generation_is_another_with_another_fold_or_other_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.stories.generation.FOLD", FOLD + 1)
    generations = {generation(), generation.__wrapped__()}
    monkeypatch.setattr("pipeline.stories.generation.files", lambda package: tmp_path)
    for weights in ("{}", "[]"):
        (tmp_path / "weights.json").write_text(weights)
        generations.add(generation.__wrapped__())
    assert len(generations) == 4
