"""How pages and seeds are scored."""

import json
from pathlib import Path

import pytest

from bench.articles_pages import Scores, as_row, expected, score, words_f1
from bench.articles_seeds import checks

FIXTURES = Path(__file__).parents[1] / "articles" / "fixtures" / "pages"
SEEDS = Path(__file__).parents[2] / "seeds"


def test_words_are_compared_as_bags() -> None:
    assert words_f1("a b b", "B a b") == 1
    assert words_f1("a b", "b c") == 0.5
    assert words_f1("a", "") == 0


def test_what_is_known_scores_full_marks_and_nothing_scores_none() -> None:
    pages = sorted(FIXTURES.glob("*.html"))
    assert score(pages, expected) == Scores(1, 1, 1, 1)
    assert as_row(score(pages, lambda path: expected(path)._replace(title="", body="")))["title"] == 0


@pytest.mark.parametrize(("title", "boilerplate", "wrong"), [
    ("Kremlin contradicts Trump on personnel in Venezuela", ["© Getty Images"], {"prose masked", "credited"}),
    ("Another title", [], {"title", "prose masked", "credited"}),
])  # fmt: skip
def test_a_seed_is_held_against_what_was_noted(
    tmp_path: Path, title: str, boilerplate: list[str], wrong: set[str]
) -> None:
    name = "002_5e3763d5cad22087.txt"
    noted = {"file": name, "title": title, "outlet": None, "language": "en", "wire": [], "published": None}
    noted |= {"byline": None, "boilerplate": boilerplate}
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "seeds_articles.json").write_text(json.dumps([noted]))
    (tmp_path / "seeds").symlink_to(SEEDS)
    assert {check.name for check in checks(tmp_path) if not check.right} == wrong
