import pytest

from pipeline.model import Name
from pipeline.stories.names import same, who


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Peskov", "Kremlin spokesman Dmitry Peskov", True),
        ("Reskov", "Peskov", True),
        ("President Trump", "U.S. President Donald Trump", True),
        ("Russia", "Russian", True),
        ("Mr Abadi", "Iraqi Prime Minister Haider al-Abadi", True),
        ("Donald Trump", "Melania Trump", False),
        ("France", "Chad", False),
        ("he", "Donald Trump", None),
        ("a person close to the Russian Defense Ministry", "Russia", None),
        ("the company", "Rostec", None),
    ],
)
def test_names_of_one(one: str, other: str, answer: bool | None) -> None:
    assert same(who(one), who(other)) is same(who(other), who(one)) is answer


def test_states_are_told_by_their_code() -> None:
    kremlin = who("The Kremlin", Name(name="Russia", iso3166="RU"))
    assert same(kremlin, who("Moscow", Name(name="Russia", iso3166="RU"))) is True
    assert same(kremlin, who("Ankara", Name(name="Turkey", iso3166="TR"))) is False


@pytest.mark.parametrize(
    ("text", "name", "beside"),
    [
        ("Kremlin spokesman Dmitry Peskov", {"dmitry", "peskov"}, {"kremlin"}),
        ("Abadi's office", set(), {"abadi"}),
        ("The Kremlin on Tuesday", {"kremlin"}, set()),
        ("Russian Defense Ministry", {"russian", "defense", "ministry"}, set()),
    ],
)
def test_a_name_and_whom_it_speaks_for(text: str, name: set[str], beside: set[str]) -> None:
    found = who(text)
    assert (set(found.name), set(found.beside)) == (name, beside)
