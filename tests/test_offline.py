from collections.abc import Sequence
from pathlib import Path

import orjson
import pytest

from pipeline.articles.make import Unreadable
from pipeline.errors import LogDamaged
from pipeline.model import Analysis, Article, Facts, Features
from pipeline.offline import run


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


def test_a_clean_run_leaves_no_dead_letters_of_an_earlier_one(tmp_path: Path) -> None:
    run([Unreadable("in/x.bin", "binary", b"\0")], tmp_path, analyse)
    run([article(1)], tmp_path, analyse)
    assert not (tmp_path / "_dead-letters.jsonl").exists()


def test_a_folder_with_logs_of_other_input_is_refused(tmp_path: Path) -> None:
    run([article(1), article(2)], tmp_path, analyse)
    with pytest.raises(LogDamaged, match="name an empty folder"):
        run([article(1), article(4)], tmp_path, analyse)
