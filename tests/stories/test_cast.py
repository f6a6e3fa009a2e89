from pipeline.model import Name
from pipeline.stories.cast import cast
from pipeline.stories.names import who
from tests.stories.making import claim, event

MALI = who("Mali", Name(name="Mali", iso3166="ML"))


def test_whether_an_official_speaks_for_a_state_is_open_where_no_article_tells_it() -> None:
    people = cast([claim(event("deny", speaker="Prime Minister Choguel Maiga", claim="that"))])
    assert people.same_camp(who("Prime Minister Choguel Maiga"), MALI) is None
    assert people.same_camp(who("Maiga"), MALI) is None


def test_somebody_without_an_office_is_no_state() -> None:
    people = cast([claim(event("deny", speaker="Choguel Maiga", claim="that"))])
    assert people.same_camp(who("Choguel Maiga"), MALI) is False


def test_two_officials_are_not_one() -> None:
    people = cast(
        [claim(event("deny", speaker=("President Assimi Goita", "Prime Minister Choguel Maiga"), claim="that"))]
    )
    assert people.same_camp(who("President Assimi Goita"), who("Prime Minister Choguel Maiga")) is False
