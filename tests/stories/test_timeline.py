from pipeline.stories.timeline import WIDTH, timeline
from tests.stories.making import analysis, event, reworded, stories

TEXT = "Soldiers sent from Russia to Mali, as told and denied in many words of many people over some days"
SENT = {"actor": "Russia", "personnel": "soldiers", "location": "Mali"}


def shown() -> str:
    claimed = event("deploy", "sent", said_by=["Ukraine"], count="300", **SENT)
    other = event("deploy", "sent", said_by=["Ukraine"], count="450", **SENT)
    denied = event("deny", "denied", speaker="Russia", claim="having sent soldiers", claimant="Ukraine", at=400)
    (story,) = stories(
        [
            analysis("a", TEXT, [claimed], title="Troops\x1b[31m sent", outlet="One"),
            analysis("b", reworded(TEXT, 1), [other, denied], date="2020-03-03", outlet="Two"),
        ]
    )
    return timeline(story)


def test_a_timeline_says_what_who_how_sure_and_who_denies_it() -> None:
    text = shown()
    assert "personnel deployment, deploy | Russia | personnel: soldiers | location: Mali" in text
    assert "DENIED: 2 independent sources (One, Two), saying so: Ukraine" in text
    assert "denied in [2]" in text
    assert "so far: reported (2020-03-02), then denied (2020-03-03)" in text
    assert "figures: 300 (One); 450 (Two)" in text


def test_nothing_in_an_article_moves_the_cursor_or_leaves_the_line() -> None:
    assert "\x1b" not in shown()
    assert "\\x1b" in shown()
    assert max(map(len, shown().splitlines())) <= WIDTH
