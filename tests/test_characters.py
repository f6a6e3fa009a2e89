import pytest

from pipeline.characters import readable


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Troops\x1b[31m sent\x1b[0m", "Troops sent"),
        ("\x9b2JTroops sent", "Troops sent"),
        ("Troops\x1b]0;owned\x07 sent", "Troops sent"),
        ("Troops\x1b]8;;http://x.org\x1b\\ sent", "Troops sent"),
        ("Troops\x1b(B sent\x1b", "Troops sent"),
        ("Tro\x00ops\x7f s\x08ent\x90", "Troops sent"),
        ("Troops\x0bsent\u2028today", "Troops sent today"),
        ("\u202eTroops\u202c \u2066sent\u2069", "Troops sent"),
        ("Troops\tsent\nإلى می\u200cرود", "Troops\tsent\nإلى می\u200cرود"),
    ],
)
def test_what_steers_a_terminal_or_turns_words_is_left_out(written: str, shown: str) -> None:
    assert readable(written) == shown
