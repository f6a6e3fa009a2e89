from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.values.persons import fullest_names, untitled


def test_a_last_name_stands_for_the_one_person_who_bears_it() -> None:
    found = fullest_names(["Dmitry Peskov", "Peskov", "Mr. Peskov", "Sergei Lavrov"])
    assert found["Peskov"] == found["Mr. Peskov"] == "Dmitry Peskov"
    assert found["Sergei Lavrov"] == "Sergei Lavrov"


def test_titles_are_no_part_of_the_name() -> None:
    assert fullest_names(["U.S. President Donald Trump", "Trump"])["Trump"] == "Donald Trump"
    assert untitled("Reps. Rob Bishop") == "Rob Bishop"
    assert untitled("King Salman") == "King Salman"
    assert untitled("Mark Judge") == "Mark Judge"


def test_a_name_that_fits_two_persons_stays_as_it_is() -> None:
    found = fullest_names(["Bill Clinton", "Hillary Clinton", "Clinton"])
    assert found["Clinton"] == "Clinton"


def test_the_form_with_a_middle_name_is_the_fullest() -> None:
    found = fullest_names(["Donald J. Trump", "Donald Trump", "Trump"])
    assert set(found.values()) == {"Donald J. Trump"}


def test_names_that_begin_with_the_family_are_found_by_it() -> None:
    assert fullest_names(["Xi Jinping", "Xi"])["Xi"] == "Xi Jinping"


@given(st.lists(st.text("abc AB.", min_size=1, max_size=12)))
def test_every_name_has_one_fullest_form_whatever_the_order(names: list[str]) -> None:
    found = fullest_names(names)
    assert set(found) == set(names)
    assert found == fullest_names(list(reversed(names)))
