import pytest

from pipeline.stories.people import likeness, people


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russian military instructors", "Russian military personnel"),
        ("military police", "soldiers"),
        ("police officers", "peacekeepers"),
    ],
)
def test_groups_that_exclude_each_other(one: str, other: str) -> None:
    assert likeness(people((one,)), people((other,))) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Russian military instructors", "instructors"),
        ("military specialists", "military personnel"),
        ("French troops", "soldiers"),
    ],
)
def test_groups_that_can_be_one(one: str, other: str) -> None:
    assert (likeness(people((one,)), people((other,))) or 0.0) > 0.0


def test_a_pronoun_is_no_group() -> None:
    assert people(("they",)) is None
