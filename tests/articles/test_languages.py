"""Languages."""

import pytest

from pipeline.articles.languages import identify


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council voted on Monday to keep the ferry that runs at night.", "en"),
        ("El consejo votó el lunes mantener el transbordador que funciona por la noche.", "es"),
        ("Der Rat stimmte am Montag dafür, die Fähre zu behalten, die in der Nacht fährt.", "de"),
        ("Le conseil a voté lundi le maintien du bac qui fonctionne la nuit.", "fr"),
        ("Совет проголосовал", "ru"),
        ("市议会周一投票决定保留夜间渡轮。", "zh"),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    found = identify(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["", "12.5 - 7", "Ferry stays", "Tokyo denies report", "x"])
def test_too_few_words_tell_no_language(text: str) -> None:
    assert identify(text) is None
