"""Datelines."""

import pytest

from pipeline.articles.dateline import dateline
from pipeline.articles.layout import lines


@pytest.mark.parametrize(
    ("text", "place", "agency", "day"),
    [
        ("ARNHEM (Reuters) - The ferry stays.", "ARNHEM", "Reuters", None),
        ("ARNHEM, Netherlands (AP) — The ferry stays.", "ARNHEM, Netherlands", "AP", None),
        ("ARNHEM, May 3, 2021 (Xinhua) -- The ferry stays.", "ARNHEM", "Xinhua", "2021-05-03"),
        ("MOSCOW, May 3. /TASS/. The ferry stays.", "MOSCOW", "TASS", None),
        ("MOSCOW. May 3 (Interfax) - The ferry stays.", "MOSCOW", "Interfax", None),
        ("Arnhem (CNN) The ferry stays.", "Arnhem", "CNN", None),
        ("(Reuters) - The ferry stays.", None, "Reuters", None),
        ("NEW YORK/LONDON — The ferry stays.", "NEW YORK/LONDON", None, None),
        ("ST. LOUIS – “The ferry stays,” he said.", "ST. LOUIS", None, None),
    ],
)
def test_place_agency_and_day_are_told(text: str, place: str | None, agency: str | None, day: str | None) -> None:
    found = dateline(lines(text)[0])
    assert found is not None
    assert (found.place.value if found.place else None) == place
    assert (found.credited.value if found.credited else None) == agency
    assert (found.published.value if found.published else None) == day
    assert text[found.mask.end :].startswith(("The ferry", "“The ferry"))


@pytest.mark.parametrize(
    "text",
    [
        "FILE - In this May 3, 2021 file photo, the ferry leaves.",
        "EXCLUSIVE — The ferry stays.",
        "The Association of Pilots (AP2) met.",
        "Jack Moss (D) - The senator - left.",
        "He is late — again.",
        "The ferry stays.",
    ],
)
def test_other_beginnings_are_no_datelines(text: str) -> None:
    assert dateline(lines(text)[0]) is None
