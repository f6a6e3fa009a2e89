from pipeline.model import Story
from tests.stories.making import analysis, event, stories

BODY = """The ministry said on Monday that it had sent soldiers to the north of the country, where armed men took
two towns last week. Aid groups say that thousands have fled their homes since then, and that the roads are closed."""
SENT = event("deploy", "sent", actor="France", personnel="soldiers", location="Mali")


def groups(story: Story) -> dict[str, str]:
    return {article.source_id: article.source_group for article in story.articles}


def test_a_copy_without_a_credit_stands_on_the_wire_that_its_original_credits() -> None:
    (story,) = stories([analysis("a", BODY, [SENT]), analysis("b", BODY, [SENT], wire="Reuters")])
    assert set(groups(story).values()) == {"Reuters"}
    assert [entry.independent_sources for entry in story.entries] == [1]
    assert story.articles[0].copy_of


def test_two_outlets_with_own_texts_are_two_sources() -> None:
    other = "Soldiers were sent to Mali by the ministry, the paper has learned, after armed men had taken two towns."
    (story,) = stories([analysis("a", BODY, [SENT], outlet="One"), analysis("b", other, [SENT], outlet="Two")])
    assert [entry.sources for entry in story.entries] == [("One", "Two")]


def test_an_event_credited_to_an_outlet_stands_on_that_outlet() -> None:
    credited = event("deploy", "sent", actor="France", personnel="soldiers", location="Mali", said_by=["Le Monde"])
    (story,) = stories([analysis("a", BODY, [credited], outlet="One"), analysis("b", BODY, [credited], outlet="Two")])
    assert [entry.sources for entry in story.entries] == [("Le Monde",)]


def test_what_a_partly_credited_article_adds_of_its_own_is_its_own() -> None:
    own = event("withdraw", "left", actor="Chad", personnel="police", location="Mali", at=300)
    wire = analysis("a", BODY, [SENT], wire="Reuters")
    mixed = analysis("b", f"{BODY[:150]} And more.", [SENT, own], outlet="One", wire="Reuters", how="attribution")
    (story,) = stories([wire, mixed])
    assert {entry.mentions[0].trigger.text: entry.sources for entry in story.entries} == {
        "sent": ("Reuters",),
        "left": ("One",),
    } or story.articles[1].copy_of, "unless the text is found to be a copy"
