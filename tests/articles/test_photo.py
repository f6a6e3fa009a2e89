"""Credits of pictures."""

import pytest

from pipeline.articles.layout import lines
from pipeline.articles.photo import credit_line, inline_credits


@pytest.mark.parametrize(
    "text",
    [
        "© Getty Images",
        "(Joao Reis/Reuters)",
        "Joao Reis / Delta News Agency",
        "REUTERS/Joao Reis",
        "(AP Photo/Joao Reis)",
        "Photo: Joao Reis",
        "Enlarge this image toggle caption Joao Reis/AP Joao Reis/AP",
        "Joao Reis/AFP via Getty Images",
    ],
)
def test_lines_that_only_credit_a_picture(text: str) -> None:
    assert credit_line(lines(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "Photo shows the ferry and its crew",
        "The mayor and/or the council must decide.",
        "Images of the flood spread on Monday.",
        "AP",
        "He took the 5/6 bus to Reuters.",
    ],
)
def test_other_lines_are_no_credits(text: str) -> None:
    assert not credit_line(lines(text)[0])


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The ferry leaves Arnhem, May 3, 2021. /Reuters Photo", "/Reuters Photo"),
        ("(Cover: The ferry leaves Arnhem, May 3, 2021. /Reuters Photo)", "/Reuters Photo"),
        ("The ferry leaves Arnhem on Monday. (Joao Reis/AP)", "(Joao Reis/AP)"),
        ("The ferry leaves Arnhem on Monday. REUTERS/Joao Reis", "REUTERS/Joao Reis"),
        ("The ferry leaves. (Photo: Joao Reis, AP) It returns at noon.", "(Photo: Joao Reis, AP)"),
        ("The ferry leaves Arnhem on Monday. | Joao Reis/Getty Images", "| Joao Reis/Getty Images"),
    ],
)
def test_a_captions_credit_is_masked_and_its_prose_stays(caption: str, credit: str) -> None:
    (line,) = lines("Above.\n" + caption)[1:]
    assert [("Above.\n" + caption)[mask.start : mask.end] for mask in inline_credits(line)] == [credit]
