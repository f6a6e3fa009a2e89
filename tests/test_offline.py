import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import orjson
import pytest

from pipeline.articles.make import Unreadable
from pipeline.errors import AnalyserGone, OutputRefused
from pipeline.model import Analysis, Article, Facts, Features
from pipeline.offline import run
from tests.stories.making import MATTER, analysis


def analyse(articles: Sequence[Article]) -> list[Analysis]:
    """No events; an article whose text is "bad" cannot be analysed."""
    if any(article.text == "bad" for article in articles):
        raise RuntimeError("no such luck")
    return [
        Analysis(
            article_id=article.id,
            source_id=article.source_id,
            source=article.source,
            facts=Facts(),
            features=Features(terms=dict.fromkeys(article.text.split(), 1)),
        )
        for article in articles
    ]


def article(number: int, text: str = "a river rose") -> Article:
    return Article(
        id=f"a{number}", source_id=f"{number}.txt", source=f"in/{number}.txt", content_type="text/plain", text=text
    )


def logs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_second_run_over_the_same_input_adds_nothing(tmp_path: Path) -> None:
    inputs = [article(1), article(2), article(3, "quite other words")]
    first = run(inputs, tmp_path, analyse)
    before = logs(tmp_path)
    second = run(inputs, tmp_path, analyse)
    assert first.new_records > 0
    assert second.new_records == 0
    assert logs(tmp_path) == before


def test_one_bad_article_costs_itself_only(tmp_path: Path) -> None:
    result = run([article(1), article(2, "bad"), article(3)], tmp_path, analyse)
    assert result.articles == 2
    assert [(item.source, item.reason) for item in result.failures] == [("in/2.txt", "RuntimeError: no such luck")]


def test_inputs_that_cannot_be_used_are_listed_in_the_folder(tmp_path: Path) -> None:
    run([Unreadable("in/x.bin", "binary", b"\0")], tmp_path, analyse)
    (line,) = (tmp_path / "_dead-letters.jsonl").read_bytes().splitlines()
    assert orjson.loads(line) == {"source": "in/x.bin", "reason": "binary"}


INPUTS = [
    article(1),
    article(2, "the lake froze over"),
    article(3, "bad"),
    article(4),
    article(5, "the lake froze again"),
    Unreadable("in/x.bin", "binary", b"\0"),
    article(6, "a lake froze"),
]


@pytest.mark.parametrize("cut", range(len(INPUTS) + 1))
def test_two_runs_give_the_folder_of_one_run_over_all_inputs(tmp_path: Path, cut: int) -> None:
    whole = run(INPUTS, tmp_path / "one", analyse)
    run(INPUTS[:cut], tmp_path / "two", analyse)
    second = run([*reversed(INPUTS[:cut]), *INPUTS[cut:]], tmp_path / "two", analyse)
    assert logs(tmp_path / "two") == logs(tmp_path / "one")
    assert second.stories == whole.stories
    assert second.articles + second.known == whole.articles


def test_what_the_folder_had_and_what_is_given_twice_are_counted_apart(tmp_path: Path) -> None:
    run([article(1)], tmp_path, analyse)
    second = run([article(1), article(2), article(2), article(1)], tmp_path, analyse)
    assert (second.articles, second.known, second.repeated) == (1, 2, 1)


@pytest.mark.parametrize("jobs", [2, 5])
def test_more_jobs_give_the_same_bytes(tmp_path: Path, jobs: int) -> None:
    def slow_first(articles: Sequence[Article]) -> list[Analysis]:
        time.sleep(0.02 if articles[0].id == "a1" else 0)
        return analyse(articles)

    run(INPUTS, tmp_path / "one", analyse)
    run(INPUTS, tmp_path / "more", slow_first, jobs=jobs)
    assert logs(tmp_path / "more") == logs(tmp_path / "one")


def test_a_run_that_was_cut_off_anywhere_is_gone_on_with(tmp_path: Path) -> None:
    run(INPUTS, tmp_path / "one", analyse)
    for name, data in logs(tmp_path / "one").items():
        folder = tmp_path / f"cut-{name}"
        shutil.copytree(tmp_path / "one", folder)
        if not name.startswith("_"):
            (folder / name).write_bytes(data[: len(data) // 2])
        run(INPUTS, folder, analyse)
        assert logs(folder) == logs(tmp_path / "one")


def test_merged_stories_are_not_counted(tmp_path: Path) -> None:
    half, rest = MATTER.split(", where ")
    told = {each.article_id: each for each in (analysis("a", half), analysis("b", rest), analysis("c", MATTER))}
    inputs = [article(1).model_copy(update={"id": name}) for name in told]
    result = run(inputs, tmp_path, lambda given: [told[each.id] for each in given])
    assert len(list(tmp_path.glob("s-*.jsonl"))) == 2
    assert len(result.stories) == 1


@pytest.mark.parametrize("name", ["_analyses.ndjson", "s-0.jsonl"])
def test_logs_that_do_not_follow_from_the_folders_analyses_are_refused_before_anything_is_written(
    tmp_path: Path, name: str
) -> None:
    run([article(1), article(2)], tmp_path, analyse)
    log = next(tmp_path.glob("s-*.jsonl"))
    if name.startswith("_"):
        (tmp_path / name).write_bytes(b"")
    else:
        (tmp_path / name).write_bytes(log.read_bytes().replace(log.stem.encode(), b"s-0"))
    before = logs(tmp_path)
    with pytest.raises(OutputRefused, match="into another folder"):
        run([article(4)], tmp_path, analyse)
    assert logs(tmp_path) == before


def test_the_letters_of_earlier_runs_stay_until_their_source_can_be_used(tmp_path: Path) -> None:
    def reasons() -> list[str]:
        lines = (tmp_path / "_dead-letters.jsonl").read_bytes().splitlines()
        return [orjson.loads(line)["source"] for line in lines]

    run([Unreadable("in/x.bin", "binary", b"\0"), article(2, "bad")], tmp_path, analyse)
    run([article(1), Unreadable("in/y.bin", "binary", b"\0")], tmp_path, analyse)
    assert reasons() == ["in/x.bin", "in/2.txt", "in/y.bin"]
    run([article(2, "mended")], tmp_path, analyse)
    assert reasons() == ["in/x.bin", "in/y.bin"]


def test_an_analysis_that_is_gone_ends_the_run_and_blames_no_article(tmp_path: Path) -> None:
    def gone(articles: Sequence[Article]) -> list[Analysis]:
        raise AnalyserGone("it cannot be started again")

    with pytest.raises(AnalyserGone):
        run([article(1)], tmp_path, gone)
    assert not (tmp_path / "_dead-letters.jsonl").exists()
