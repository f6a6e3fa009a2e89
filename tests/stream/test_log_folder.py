"""On a real broker: workers whose log folders differ are told so, and stories are never shared out silently."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import OtherFolder
from pipeline.settings import Settings
from pipeline.storylog import StoryLogs
from pipeline.stream.audit import audit
from pipeline.stream.connection import admin
from pipeline.stream.doctor import examine
from pipeline.stream.log_folder import check_folder, claim, folder_group, holder
from pipeline.stream.producer import replay
from pipeline.stream.rebuild import rebuild
from pipeline.stream.serving import serve
from tests.stream.processes import wait_for, workers
from tests.stream.streaming import article, logs
from tests.stream.test_faults import check

pytestmark = pytest.mark.broker


def is_well(settings: Settings) -> bool:
    """What the doctor says of the log folder."""
    return all(finding.is_ok for finding in examine(settings) if finding.what == "log folder")


def other(settings: Settings, tmp_path: Path) -> Settings:
    return replace(settings, log_dir=tmp_path / "elsewhere")


def test_a_worker_with_another_log_folder_than_the_first_ones_does_not_begin(real: Settings, tmp_path: Path) -> None:
    elsewhere = other(real, tmp_path)
    with workers(real, tmp_path / "output") as running, workers(elsewhere, tmp_path / "refused") as refused:
        running.start(0)
        replay([article(number) for number in range(30)], real).check()
        check(real, 30, tmp_path / "first")
        process = refused.start(1)
        wait_for(lambda: process.poll() is not None, 60, "the second one ends")
        assert process.returncode == 1
        told = (tmp_path / "refused").read_text()
        assert str(real.log_dir) in told
        assert str(elsewhere.log_dir) in told
        assert "pipeline rebuild" in told
        replay([article(number) for number in range(30, 60)], real).check()
        check(real, 60, tmp_path / "second")
    assert logs(elsewhere.log_dir) == {}
    assert any(str(real.log_dir) in problem for problem in audit(elsewhere).problems)
    assert [is_well(each) for each in (real, elsewhere)] == [True, True], "it holds nothing: only extract may work here"
    StoryLogs(elsewhere.log_dir).mark()
    assert [is_well(each) for each in (real, elsewhere)] == [True, False]


def test_a_worker_ends_when_the_broker_is_told_of_another_folder_while_it_runs(real: Settings, tmp_path: Path) -> None:
    with workers(real, tmp_path / "output") as running:
        process = running.start()
        replay([article(1)], real).check()
        check(real, 1, tmp_path)
        claim(other(real, tmp_path), from_others=True)  # what a worker does that claims at the same moment
        wait_for(lambda: process.poll() is not None, 60, "the worker ends")
    assert process.returncode == 70
    assert "is not where the story logs are" in (tmp_path / "output").read_text()


@pytest.mark.parametrize("is_claimed", [True, False])
def test_a_folder_whose_logs_are_lost_is_refused_until_they_are_made_anew(
    real: Settings, tmp_path: Path, is_claimed: bool
) -> None:
    with workers(real, tmp_path / "output", has_ids=False) as running:
        running.start()
        replay([article(number) for number in range(20)], real).check()
        check(real, 20, tmp_path / "first")
        running.stop()
        whole = logs(real.log_dir)
        for path in real.log_dir.iterdir():
            path.unlink()
        if not is_claimed:  # as earlier versions left it
            with admin(real) as client:
                client.delete_groups([folder_group(real)])
        with pytest.raises(OtherFolder, match="pipeline rebuild"):
            serve(real, ("log",), None)
        rebuild(real)
        assert logs(real.log_dir) == whole
        running.start()
        check(real, 20, tmp_path / "second")


def test_a_folder_stays_the_same_wherever_it_is_mounted(real: Settings, tmp_path: Path) -> None:
    claim(real)
    real.log_dir.rename(tmp_path / "moved")
    claim(replace(real, log_dir=tmp_path / "moved"))
    there = holder(real)
    assert there is not None
    assert there.name.endswith(f":{tmp_path / 'moved'}")


def test_a_folder_without_logs_is_sound_as_long_as_none_was_written(real: Settings) -> None:
    assert holder(real) is None
    check_folder(real)
    claim(real)
    claim(real)
