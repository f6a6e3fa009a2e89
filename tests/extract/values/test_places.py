import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.values.places import place

PLACES = {
    "Venezuela": ("Venezuela", "VE"),
    "Moscow": ("Moscow", "RU"),
    "MOSCOW": ("Moscow", "RU"),
    "the White House": ("United States", "US"),
    "Caracas": ("Caracas", "VE"),
    "the embassy in Caracas": ("Caracas", "VE"),
    "northern Syria": ("Syria", "SY"),
    "Sudan's troubled Darfur region": ("Darfur", "SD"),
    "Afghanistan's volatile south": ("Afghanistan", "AF"),
    "Kunduz, Afghanistan": ("Kunduz", "AF"),
    "Fort Drum, N.Y.": ("Fort Drum", "US"),
    "Odessa": ("Odesa", "UA"),
    "Odessa, Texas": ("Odessa", "US"),
    "Kiev": ("Kyiv", "UA"),
    "Mosul": ("Mosul", "IQ"),
    "Somali territory": ("Somalia", "SO"),
    "a U.S. military base in Turkey": ("Turkey", "TR"),
    "the Gaza Strip": ("Gaza Strip", "PS"),
    "Iraq and elsewhere": ("Iraq", "IQ"),
    "Beirut's Martyrs Square": ("Beirut", "LB"),
    "Asia": ("Asia", None),
    "Ben Tre province": ("Ben Tre province", None),
    "Taji, a base north of Baghdad": ("Taji", None),
    "Arizona": ("Arizona", "US"),
    "the Middle East": ("Middle East", None),
    "Washington, D.C.": ("Washington", "US"),
}


@pytest.mark.parametrize(("text", "wanted"), PLACES.items())
def test_a_place_is_named_with_its_states_code(text: str, wanted: tuple[str, str | None]) -> None:
    found = place(text)
    assert found is not None
    assert (found.name, found.iso3166) == wanted


@pytest.mark.parametrize(
    "text", ["the country", "there", "the base", "overseas", "the U.S.-Mexico border", "the South American nation", ""]
)
def test_what_names_no_one_place_stays_text(text: str) -> None:
    assert place(text) is None


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    place(text)


PARTS = ["the", "U.S.", ",", "Syria's", "Caracas", "-", "and", "border", "in", "'s", ",,", "N.Y."]


@given(st.lists(st.sampled_from(PARTS), max_size=8))
def test_any_row_of_place_parts_is_read_without_an_error(parts: list[str]) -> None:
    place(" ".join(parts))
