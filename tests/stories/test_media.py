import pytest

from pipeline.stories.media import medium


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
