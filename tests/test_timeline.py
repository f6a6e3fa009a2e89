from pipeline.cli.timeline import WIDTH, timeline
from pipeline.model import Analysis, Event
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


def test_a_number_stands_with_what_it_is_of_unless_several_are_given() -> None:
    (story,) = stories([alone("a", event("deploy", "sent", count="300", **SENT))])
    assert "| count: 300 | personnel: soldiers |" in timeline(story)


def test_a_denial_that_the_story_does_not_count_is_told_as_one_perhaps() -> None:
    claimed = event("deploy", "sent", said_by=["Ukraine"], **SENT)
    denied = event("deny", "denied", speaker="Russia", claim="having sent soldiers", claimant="Ukraine", at=400)
    (story,) = stories([alone("a", claimed), alone("b", denied, turn=1)])
    assert "    denied in [2]" in timeline(story)
    assert "    perhaps denied in [2]" in timeline(story.model_copy(update={"denied_from": 1.0}))


def test_scores_are_those_of_the_best_mention_and_of_each_link_where_the_log_tells_them() -> None:
    claimed = event("deploy", "sent", said_by=["Ukraine"], **SENT)
    weak, strong = (claimed.model_copy(update={"score": score}) for score in (0.52, 0.914))
    denied = event("deny", "denied", speaker="Russia", claim="having sent soldiers", claimant="Ukraine", at=400)
    (story,) = stories([alone("a", strong), alone("b", weak, turn=1), alone("c", denied, turn=2)])
    (link,) = (score for entry in story.entries for score in entry.denial_scores.values())
    lines = timeline(story).splitlines()
    assert "    DENIED: 2 independent sources (a.txt, b.txt), score 0.91, saying so: Ukraine" in lines
    assert f"    denied in [2] ({link:.2f})" in lines
    assert "    REPORTED: 1 independent source (c.txt)" in lines
    older = story.model_copy(
        update={"entries": tuple(entry.model_copy(update={"denial_scores": {}}) for entry in story.entries)}
    )
    assert "    denied in [2]" in timeline(older).splitlines()


def test_nothing_in_an_article_moves_the_cursor_or_leaves_the_line() -> None:
    assert "\x1b" not in shown()
    assert "\\x1b" in shown()
    assert max(map(len, shown().splitlines())) <= WIDTH


def alone(name: str, *events: Event, turn: int = 0) -> Analysis:
    """An article that tells no outlet."""
    return analysis(name, reworded(TEXT, turn), events)


def test_an_article_without_an_outlet_is_named_by_its_file() -> None:
    (story,) = stories(
        [alone("a", event("deploy", "sent", **SENT)), alone("b", event("deploy", "sent", **SENT), turn=1)]
    )
    assert story.entries[0].sources == ("a", "b")
    assert "2 independent sources (a.txt, b.txt)" in timeline(story)


def test_pronouns_are_no_voices_and_no_subjects() -> None:
    (story,) = stories([alone("a", event("deploy", "sent", actor="it", location="Mali", said_by=["he"]))])
    assert "deploy | location: Mali\n" in timeline(story)
    assert "saying so" not in timeline(story)


def test_an_outlet_is_a_voice_once() -> None:
    said = [
        event("deploy", "sent", said_by=[name], at=at, **SENT) for name, at in (("Reuters", 0), ("Reuters agency", 300))
    ]
    (story,) = stories([alone("a", *said)])
    assert "saying so: Reuters\n" in timeline(story)


def test_a_person_is_a_voice_once_where_the_surname_stands_alone_elsewhere() -> None:
    names = (("Miller", 0), ("Ada Miller", 300), ("Millers", 600))
    (story,) = stories([alone("a", *(event("deploy", "sent", said_by=[name], at=at, **SENT) for name, at in names))])
    assert "saying so: Ada Miller, Millers\n" in timeline(story)


def test_who_tells_of_a_denial_does_not_say_what_is_denied() -> None:
    claimed = event("deploy", "sent", said_by=["Ukraine"], **SENT)
    denied = event(
        "deny", "denied", speaker="Russia", claim="having sent soldiers", claimant="Ukraine", said_by=["radio"], at=400
    )
    retold = event("deploy", "sent", said_by=["radio"], at=450, **SENT)
    (story,) = stories([alone("a", claimed), alone("b", denied, retold, turn=1)])
    assert [len(entry.mentions) for entry in story.entries if entry.type != "denial"] == [2]
    assert "saying so: Ukraine\n" in timeline(story)


def test_what_is_denied_comes_first_with_its_denial_behind_it() -> None:
    other = event("presence", "stayed", actor="Chad", personnel="police", location="Gao", at=700)
    claimed = event("deploy", "sent", said_by=["Ukraine"], **SENT)
    denied = event("deny", "denied", speaker="Russia", claim="having sent soldiers", claimant="Ukraine", at=400)
    (story,) = stories([alone("a", claimed, other), alone("b", denied, other, turn=1)])
    starts = [line[:40] for line in timeline(story).splitlines() if line.startswith("[")]
    assert [line.split(" | ")[0] for line in starts] == [
        "[1] personnel deployment, deploy",
        "[2] denial, deny",
        "[3] personnel deployment, presence",
    ]
    assert "[2] denial, deny | Russia | of [1]" in timeline(story)


def test_an_outlet_with_its_article_before_it_is_its_own_source() -> None:
    (story,) = stories([analysis("a", TEXT, outlet="The Guardian"), analysis("b", reworded(TEXT, 1), wire="Reuters")])
    assert "2020-03-02 The Guardian\n" in timeline(story)
    assert timeline(story).endswith("b.txt (text of Reuters)")


def test_a_line_names_a_dozen_sources_and_how_many_more_there_are() -> None:
    told = [
        analysis(f"a{turn}", reworded(TEXT, turn), [event("deploy", "sent", **SENT)], outlet=f"Outlet {turn}")
        for turn in range(15)
    ]
    (story,) = stories(told)
    text = " ".join(timeline(story).split())
    assert len(story.entries[0].sources) == 15
    assert "15 independent sources (Outlet 0, Outlet 1," in text
    assert text.count(" and 3 more)") == 1
    assert "2020-03-02 and 11 more: " in text
