"""The commands for what became of articles, as one types them, on a real broker."""

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipeline.cli.main import app
from pipeline.settings import Settings
from pipeline.stream.deadletters import dead_letters
from pipeline.stream.producer import replay
from tests.stream.processes import wait_for, workers
from tests.stream.streaming import article
from tests.stream.test_faults import check, lag

pytestmark = pytest.mark.broker


def command(settings: Settings, *words: str) -> Result:
    """`pipeline WORDS` with the settings."""
    ours = {
        "KAFKA_BOOTSTRAP_SERVERS": str(settings.bootstrap_servers),
        "PIPELINE_TOPIC_PREFIX": settings.topic_prefix,
        "PIPELINE_LOG_DIR": str(settings.log_dir),
        "PIPELINE_DATA_DIR": str(settings.data_dir),
    }
    return CliRunner().invoke(app, words, env=ours)


def test_dead_letters_are_listed_shown_without_control_characters_and_sent_again(
    real: Settings, tmp_path: Path
) -> None:
    bad = article(1, "story1 \x1b[2J explode")
    with workers(real, tmp_path / "output") as running:
        running.start()
        replay([bad, article(2)], real).check()
        wait_for(lambda: len(list(dead_letters(real))) == 1 and lag(real) == 0, 180, "the bad one is a dead letter")
        (line,) = command(real, "dead-letters", "list").stdout.splitlines()
        assert line.split()[:2] == ["0", "extract"]
        assert f"{real.topic_prefix}articles.v1[" in line
        assert "exploded as it was told to" in line
        shown = command(real, "dead-letters", "show", "0")
        assert "ArithmeticError" in shown.stderr
        assert bad.id in shown.stdout
        assert "\x1b" not in shown.stdout + shown.stderr + line
        assert command(real, "dead-letters", "show", "7").exit_code != 0
        assert command(real, "dead-letters", "replay", "0").stdout.startswith("1 sent again")
        wait_for(lambda: len(list(dead_letters(real))) == 2 and lag(real) == 0, 180, "it failed again")
    assert command(real, "audit").exit_code == 0


def test_the_audit_ends_with_one_and_names_what_is_amiss(real: Settings, tmp_path: Path) -> None:
    with workers(real, tmp_path / "output") as running:
        running.start()
        replay([article(number) for number in range(9)], real).check()
        check(real, 9, tmp_path)
    sound = command(real, "audit", "--wait", "20")
    assert (sound.exit_code, sound.stdout.splitlines()[0]) == (0, "9 articles: 9 analyses, 0 dead letters")
    log = min(real.log_dir.glob("*.jsonl"))
    log.unlink()
    amiss = command(real, "audit")
    assert amiss.exit_code == 1
    assert f"story {log.stem} has no log" in amiss.stderr
