"""The lines above the prose."""

import pytest

from pipeline.articles.head import Head, read_head
from pipeline.articles.layout import lines

PROSE = "The council of Arnhem voted on Monday to keep the ferry that runs at night."


def head(*above: str) -> Head:
    return read_head(lines("\n".join((*above, PROSE, PROSE))), frozenset())


def told(found: Head) -> tuple[str | None, list[str], list[str], list[str]]:
    return (
        found.title.value if found.title else None,
        [fact.value for fact in found.authors],
        [fact.value for fact in found.outlets],
        [fact.value for fact in found.dates],
    )


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (["Ferry stays, council decides"], ("Ferry stays, council decides", [], [], [])),
        (["# Ferry stays.", "", "By Ineke Bos"], ("Ferry stays.", ["Ineke Bos"], [], [])),
        (["Ferry stays after all", "CGTN"], ("Ferry stays after all", [], ["CGTN"], [])),
        (["Ferry stays after all", "The Arnhem Herald"], ("Ferry stays after all", [], ["The Arnhem Herald"], [])),
        (
            ["Ferry stays after all", "By Ineke Bos | BBC News | 3 May 2021"],
            ("Ferry stays after all", ["Ineke Bos"], ["BBC"], ["2021-05-03"]),
        ),
        (
            ["Ferry stays after all", "Xinhua | Updated: 2021-05-03 17:52"],
            ("Ferry stays after all", [], ["Xinhua"], ["2021-05-03T17:52:00"]),
        ),
        (["Ferry stays after all | Reuters"], ("Ferry stays after all", [], ["Reuters"], [])),
        (
            ["Ferry stays after all", "May 3, 2021 / 7:05 PM / Updated 2 hours ago"],
            ("Ferry stays after all", [], [], ["2021-05-03"]),
        ),
        (["Ineke Bos", "USA TODAY"], (None, ["Ineke Bos"], ["USA TODAY"], [])),
        (
            ["Title: Ferry stays", "Author: Ineke Bos", "Date: 2021-05-03", "Source: BBC"],
            ("Ferry stays", ["Ineke Bos"], ["BBC"], ["2021-05-03"]),
        ),
        (["Published Monday, May 3, 2021"], (None, [], [], ["2021-05-03"])),
        (["Does the ferry stay?", "By Ineke Bos"], ("Does the ferry stay?", ["Ineke Bos"], [], [])),
    ],
)
def test_what_the_head_tells(above: list[str], expected: tuple[str | None, list[str], list[str], list[str]]) -> None:
    assert told(head(*above)) == expected


@pytest.mark.parametrize(
    "first",
    [
        PROSE,
        "The ferry stays.",
        "Ineke Bos",
        "Ineke Bos and Joao Reis",
        "The mayor of Arnhem on the ferry (Joao Reis/Reuters)",
        "The ferry leaves Arnhem on May 3, 2021",
        "the ferry stays after all",
        "It was late. Nobody came to the ferry",
    ],
)
def test_what_is_no_headline_is_no_title(first: str) -> None:
    assert head(first).title is None


def test_wrapped_prose_has_no_headline() -> None:
    text = "The council of Arnhem voted on Monday to keep the ferry\nthat runs at night, and to pay for it for years."
    assert read_head(lines(text), frozenset()).title is None


def test_a_line_alone_has_no_head() -> None:
    assert read_head(lines("Ferry stays, council decides"), frozenset()) == Head()


def test_a_labelled_date_before_the_prose_is_told_and_masked() -> None:
    found = read_head(lines(f" date 2021-05-03 {PROSE}"), frozenset())
    assert told(found)[3] == ["2021-05-03"]
    assert [(mask.start, mask.end) for mask in found.masks] == [(1, 16)]


def test_the_second_candidate_is_no_title_where_the_first_tells_nothing() -> None:
    assert head("Story highlights of the day follow", "Ferry stays after all").title is None
