"""Lines that are not prose, by their wording."""

import time

import pytest

from pipeline.articles.boilerplate import reason_of, tagline
from pipeline.articles.layout import Line, lines


def only(text: str) -> Line:
    (line,) = lines(text)
    return line


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ADVERTISEMENT", "advertisement"),
        ("Advertisement Continue reading the main story", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Share Tweet Email Print", "share"),
        ("SHARE THIS ARTICLE", "share"),
        ("Follow Ineke Bos on Twitter @ibos", "follow"),
        ("Sign up for our evening newsletter", "newsletter"),
        ("Want more of this delivered straight to your inbox? Sign up here.", "newsletter"),
        ("Copyright © 2021 Delta News. All rights reserved.", "copyright"),
        ("(With input from AFP)", "contributors"),
        ("With agencies", "contributors"),
        ("Ineke Bos in Arnhem and The Associated Press contributed to this report.", "contributors"),
        ("Bos reported from Arnhem. Joao Reis in Lisbon contributed to this report.", "contributors"),
        ("(Reporting by Ineke Bos; Editing by Joao Reis)", "contributors"),
        ("Updated at 10:12 a.m.", "update note"),
        ("Read more: Ferry stays, council says", "related"),
        ("**Related article:** [Ferry stays](#)", "related"),
        ("RELATED: Ferry stays", "related"),
        ("Original url:", "related"),
        ('["north america"]', "tags"),
        ("#ferry #arnhem", "tags"),
        ("<https://delta.example/2021/05/03/ferry>", "address"),
        ("Loading...", "page furniture"),
        ("* * *", "page furniture"),
    ],
)
def test_boilerplate_is_known_by_its_wording(text: str, reason: str) -> None:
    assert reason_of(only(text)) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Like many sailors, he posted his picture on Facebook.",
        "Support for membership of the club has grown since the flood.",
        "Copyright law was changed in 1998 to protect such drawings.",
        "Writing in the Guardian, he argued that the ferry should stay.",
        "Follow the money, she said, and you will find the owner.",
        "The rain and the wind contributed.",
        "Share prices fell by a tenth on Monday.",
        "By using this route the convoy saved two days.",
        "Read the letter again, the judge told him.",
        "More than forty soldiers left the base.",
    ],
)
def test_prose_that_begins_like_boilerplate_is_left(text: str) -> None:
    assert reason_of(only(text)) is None


def test_reporters_are_told_of_in_taglines() -> None:
    assert tagline(only("Bos reported from Arnhem."))
    assert tagline(only("Ineke Bos is a reporter for Delta News."))
    assert not tagline(only("Witnesses said that shots were reported from the square."))


@pytest.mark.parametrize(
    "piece", ["A B ", "A, ", "share ", "Ab of Ab and ", "get inbox ", "read more ", "- ", "© 2019 ", "x@y.z "]
)
def test_hostile_lines_are_judged_at_once(piece: str) -> None:
    line = only((piece * 420)[:420].strip())
    start = time.process_time()
    reason_of(line)
    tagline(line)
    assert time.process_time() - start < 0.2
