from datetime import date

import pytest

from pipeline.extract.values import Context, fullest_names, normalize
from pipeline.extract.values.tables import currencies, organisations, regions, states
from pipeline.model import Count, Money, Name, Time

CONTEXT = Context(date=date(2019, 6, 4), persons=fullest_names(["Dmitry Peskov", "Peskov"]))


@pytest.mark.parametrize(
    ("role", "text", "wanted"),
    [
        ("count", "nearly a hundred", Count(min=90, max=100, approximate=True)),
        ("time", "on Monday", Time(iso8601="2019-06-03")),
        ("value", "$2.9 billion", Money(amount=2_900_000_000, currency="USD")),
        ("actor", "Moscow", Name(name="Russia", iso3166="RU")),
        ("party", "Caracas", Name(name="Venezuela", iso3166="VE")),
        ("location", "Moscow", Name(name="Moscow", iso3166="RU")),
        ("origin", "Moscow", Name(name="Moscow", iso3166="RU")),
        ("speaker", "Peskov", Name(name="Dmitry Peskov")),
        ("claimant", "the Kremlin", Name(name="Russia", iso3166="RU")),
        ("personnel", "Russian troops", None),
        ("claim", "the report", None),
    ],
)
def test_each_role_has_its_kind_of_value(role: str, text: str, wanted: object) -> None:
    assert normalize(role, text, CONTEXT) == wanted


def test_an_unknown_article_leaves_relative_values_open() -> None:
    assert normalize("time", "on Monday", Context()) is None
    assert normalize("speaker", "Peskov", Context()) == Name(name="Peskov")


@pytest.mark.parametrize("role", ["count", "time", "value", "location", "speaker"])
def test_long_texts_are_read_at_once(role: str) -> None:
    for word in ("early ", "1 ", "the ", "A ", "to ", "$1 ", "one ", "- ", "1,"):
        assert normalize(role, word * 50_000, CONTEXT) is None


def test_every_code_is_of_the_iso_forms() -> None:
    tables = (states().names, states().adjectives, states().seats)
    assert all(
        len(name.iso3166 or "") == 2 and (name.iso3166 or "").isupper() for table in tables for name in table.values()
    )
    assert all(name.iso3166 is None or len(name.iso3166) == 2 for name in regions().values())
    symbols, units = currencies()
    assert all(len(code) == 3 and code.isupper() for code in (*symbols.values(), *units.values()))
    assert not set(states().names) & set(organisations())


def test_every_state_is_known_by_the_name_that_it_is_given() -> None:
    for state in set(states().names.values()):
        assert normalize("actor", state.name, Context()) == state
