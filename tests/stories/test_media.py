import pytest

from pipeline.stories.media import medium, merged


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Reuters", "Reuters"),
        ("the Interfax news agency", "Interfax"),
        ("The Hooverville Gazette", "Hooverville Gazette"),
        ("the report", ""),
        ("a newspaper", ""),
        ("the Journal", ""),
        ("Donald Trump", None),
        ("U.S. officials", None),
        ("the press service of the company", None),
    ],
)
def test_outlets_are_told_from_other_sources(text: str, name: str | None) -> None:
    assert medium(text) == name


def test_short_names_count_under_the_full_one() -> None:
    assert merged(["Gazette", "Hooverville Gazette", "Reuters"]) == {
        "Gazette": "Hooverville Gazette",
        "Hooverville Gazette": "Hooverville Gazette",
        "Reuters": "Reuters",
    }
