"""Forms of dates that metadata alone has."""

import pytest

from pipeline.articles.date_forms import in_order
from pipeline.articles.dates import find, parse


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Mon May 03 10:30:00 2021", "2021-05-03T10:30:00"),
        ("Mon May  3 10:30:00 +0000 2021", "2021-05-03T10:30:00+00:00"),
        ("Mon, 03 May 21 10:30 +0900", "2021-05-03T10:30:00+09:00"),
        ("3 May 98 10:30 GMT", "1998-05-03T10:30:00+00:00"),
        ("03-May-2021", "2021-05-03"),
        ("03-MAY-21 10.30.00 AM", "2021-05-03T10:30:00"),
        ("2021.05.03 10:30", "2021-05-03T10:30:00"),
        ("03.05.2021 10:30", "2021-05-03T10:30:00"),
        ("lun., 03 mai 2021 10:30:00 +0200", "2021-05-03T10:30:00+02:00"),
        ("3. M\u00e4rz 2021, 10:30 Uhr", "2021-03-03T10:30:00"),
        ("3 de mayo de 2021", "2021-05-03"),
        ("3 \u043c\u0430\u044f 2021 \u0433.", "2021-05-03"),
        ("3 nonsense 2021", None),
        ("99 mai 2021", None),
        ("34.05.2021", None),
        ("03/05/2021", None),
    ],
)
def test_dates_of_metadata_are_read_in_the_forms_that_programs_and_languages_have(
    written: str, value: str | None
) -> None:
    assert parse(written) == value


def test_running_text_is_not_searched_for_them() -> None:
    assert find("It was version 03.05.2021 of 3 mai 2021.") is None


def test_figures_are_put_in_the_order_given() -> None:
    assert in_order("03/05/2021 10:30", day_first=True) == "2021-05-03 10:30"
    assert in_order("03/05/2021", day_first=False) == "2021-03-05"
    assert in_order("03-05-2021", day_first=False) == "2021-05-03"
    assert in_order("soon", day_first=True) is None
