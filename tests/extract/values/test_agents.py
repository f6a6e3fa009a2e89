import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.values.agents import agent
from pipeline.extract.values.context import Context
from pipeline.extract.values.persons import fullest_names

CONTEXT = Context(
    persons=fullest_names(["Kremlin spokesman Dmitry Peskov", "Peskov", "Jane Goodwin", "Goodwin", "Mark Judge"]),
    organisations=("The Wall Street Journal", "Rostec"),
)
STATES = {
    "RU": [
        "Russia",
        "Russian",
        "the Kremlin",
        "Kremlin",
        "Moscow",
        "RUSSIA",
        "Russian-led",
        "the Russian government",
        "Russians",
    ],
    "US": ["the United States", "U.S.", "US", "American", "Washington", "the White House", "The Pentagon", "America's"],
    "GB": ["Britain", "British", "Downing Street", "London", "the UK", "the UK government"],
    "CN": ["Beijing", "Chinese", "China's"],
    "FR": ["Paris", "the Élysée Palace", "French"],
    "UA": ["Kiev", "Kyiv", "The Ukrainian interim government"],
    "PS": ["Palestinian", "the Palestinian Authority"],
    "MK": ["Macedonian"],
    "TD": ["Chad's authorities", "the government of Chad", "the government in N'Djamena"],
    "XK": ["Kosovo"],
    "CD": ["Kinshasa", "Congolese", "DRC"],
}
BODIES = {
    "the Venezuelan ministry of defense": ("Venezuelan ministry of defense", "VE"),
    "The U.S. military": ("U.S. military", "US"),
    "Russian officials": ("Russian officials", "RU"),
    "Venezuela's National Assembly": ("National Assembly", "VE"),
    "the U.S. Army Corps of Engineers": ("U.S. Army Corps of Engineers", "US"),
    "California": ("California", "US"),
    "the Puerto Rico Electric Power Authority (PREPA)": ("Puerto Rico Electric Power Authority", "PR"),
}
NAMES = {
    "Kremlin spokesman Dmitry Peskov": "Dmitry Peskov",
    "Peskov": "Dmitry Peskov",
    "Mr. Peskov": "Dmitry Peskov",
    "U.S. President Donald Trump": "Donald Trump",
    "Treasury Secretary Steven Mnuchin": "Steven Mnuchin",
    "Bulgaria's Foreign Minister Ivaylo Kalfin": "Ivaylo Kalfin",
    "Syria's ambassador to the United States Imad Moustapha": "Imad Moustapha",
    "Lt. Gen. Vladimir Popovkin": "Vladimir Popovkin",
    "the company's press secretary, Jane Goodwin": "Jane Goodwin",
    "Jane Goodwin, the firm’s chief executive": "Jane Goodwin",
    "analyst Daniel Ives of GBH Insights": "Daniel Ives",
    "Reps. Rob Bishop": "Rob Bishop",
    "Mark Judge": "Mark Judge",
    "King Salman": "King Salman",
    "The Wall Street Journal": "The Wall Street Journal",
    "the Journal": "The Wall Street Journal",
    "Rostec": "Rostec",
    "the giant natural gas company Gazprom": "Gazprom",
    "Qualcomm Inc": "Qualcomm",
    "the U.N.": "United Nations",
    "the EU": "European Union",
    "Brussels": "European Union",
    "NATO": "NATO",
    "Bank of America": "Bank of America",
    "Technopromexport, a unit of the state conglomerate Rostec": "Technopromexport",
    "NATO Secretary-General Jens Stoltenberg": "Jens Stoltenberg",
}
UNNAMED = [
    "he",
    "They",
    "us",
    "Officials",
    "The president",
    "the Prime Minister",
    "the company",
    "Authorities in South Darfur",
    "Somalia's ambassador to Nairobi",
    "a senior official",
    "people close to them",
    "a Turkish businessman",
    "an unnamed source in Caracas",
    "a subsidiary of Fluor Corp",
    "The U.S. and its allies in Asia",
    "",
]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in STATES.items() for text in texts])
def test_nationalities_capitals_and_seats_of_government_stand_for_their_state(code: str, text: str) -> None:
    found = agent(text, CONTEXT)
    assert found is not None
    assert found.iso3166 == code
    assert found == agent(STATES[code][0], CONTEXT)


@pytest.mark.parametrize(("text", "wanted"), BODIES.items())
def test_a_body_keeps_its_name_and_bears_its_states_code(text: str, wanted: tuple[str, str]) -> None:
    found = agent(text, CONTEXT)
    assert found is not None
    assert (found.name, found.iso3166) == wanted


@pytest.mark.parametrize(("text", "wanted"), NAMES.items())
def test_persons_and_organisations_have_their_full_name_without_titles(text: str, wanted: str) -> None:
    found = agent(text, CONTEXT)
    assert found is not None
    assert (found.name, found.iso3166) == (wanted, None)


@pytest.mark.parametrize("text", UNNAMED)
def test_who_has_no_name_stays_text(text: str) -> None:
    assert agent(text, CONTEXT) is None


def test_a_short_name_that_fits_two_organisations_stays_as_it_is() -> None:
    context = Context(organisations=("The Wall Street Journal", "the Milwaukee Journal"))
    found = agent("the Journal", context)
    assert found is not None
    assert found.name == "Journal"


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    agent(text, CONTEXT)


PARTS = [
    "the",
    "U.S.",
    "President",
    "of",
    "Syria's",
    ",",
    "and",
    "Mr.",
    "Gazprom",
    "(",
    "officials",
    "'s",
    "who",
    "-",
    "'",
]


@given(st.lists(st.sampled_from(PARTS), max_size=8))
def test_any_row_of_name_parts_is_read_without_an_error(parts: list[str]) -> None:
    agent(" ".join(parts), CONTEXT)
