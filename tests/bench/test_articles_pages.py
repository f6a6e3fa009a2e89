"""How pages and seeds are scored."""

import json
from pathlib import Path

import pytest

from bench.articles_pages import Known, Page, Scores, as_row, half, known_pages, misses, score, words_f1
from bench.articles_seeds import checks

FIXTURES = Path(__file__).parents[1] / "articles" / "fixtures" / "pages"
SEEDS = Path(__file__).parents[2] / "seeds"


def test_words_are_compared_as_bags() -> None:
    assert words_f1("a b b", "B a b") == 1
    assert words_f1("a b", "b c") == 0.5
    assert words_f1("a", "") == 0


def found(page: Known) -> Page:
    """What a reader makes of a page that reads all that is known."""
    return Page(page.title or "", page.date or "", page.author or "", "\n".join((*page.paragraphs, *page.contains)))


def test_what_is_known_scores_full_marks_and_nothing_scores_none() -> None:
    pages = known_pages(FIXTURES)
    assert len(pages) >= 8
    assert score(pages, [found(page) for page in pages]) == Scores(1, 1, 1, 1, None)
    assert score(pages, [Page("", "", "", "") for _ in pages]) == Scores(0, 0, 0, 0, None)


def test_what_nobody_knows_is_not_scored() -> None:
    pages = [Known(Path("a.html"), title="One"), Known(Path("b.html"), date="2021-05-03")]
    scores = score(pages, [Page("one", "", "", ""), Page("Two", "2021-05-04", "", "")])
    assert scores == Scores(1, 0, None, None, None)
    assert as_row(scores) == {"title": 1, "date": 0}
    assert [(miss.name, miss.read) for miss in misses(pages, [found(pages[0]), found(pages[1])._replace(date="")])] == [
        ("date", "")
    ]


def test_pieces_of_bodies_are_scored_by_what_is_read_and_what_is_left_out() -> None:
    page = Known(Path("a.html"), contains=("It rained.", "It stopped."), lacks=("Menu", "Share this"))
    assert score([page], [Page("", "", "", "It rained. It stopped.")]).pieces == 1
    assert score([page], [Page("", "", "", "Menu It rained.")]).pieces == 0.5
    assert score([page], [Page("", "", "", "")]).pieces == 0


def test_halves_share_no_site() -> None:
    names = [f"site{number}" for number in range(40)]
    pages = [
        Known(Path(f"{name}-{host}.html"), url=f"https://{host}{name}.{domain}/a")
        for name in names
        for host, domain in (("", "example"), ("www.", "co.uk"), ("news.", "com"))
    ]
    first, second = half(pages, 1), half(pages, 2)
    assert sorted(first + second) == sorted(pages)
    assert len(first) % 3 == len(second) % 3 == 0
    assert 10 < len(first) // 3 < 30


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
