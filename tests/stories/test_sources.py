from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from pipeline.stories import Grouper, fold
from pipeline.stories.mention import Mention
from pipeline.stories.reading import Reading
from pipeline.stories.sources import Sources
from tests.stories.making import analysis, arrived, reading, sent, stories

BODY = """The ministry said on Monday that it had sent soldiers to the north of the country, where armed men took
two towns last week. Aid groups say that thousands have fled their homes since then, and that the roads are closed."""
OTHER = "Soldiers were sent to Mali by the ministry, the paper has learned, after armed men had taken two towns."


def known(*readings: tuple[Reading, list[str]]) -> Sources:
    sources = Sources()
    for article, copies in readings:
        sources.add(article, copies)
    return sources


def standing(sources: Sources, readings: Iterable[Reading]) -> list[str]:
    """The sources of all mentions, as one entry's."""
    mentions: list[Mention] = [mention for article in readings for mention in article.mentions]
    return list(sources.of(mentions).values())


def test_a_copy_without_a_credit_stands_on_the_wire_that_its_original_credits() -> None:
    plain, credited = reading("a", sent()), reading("b", sent(), wire="Reuters")
    sources = known((plain, []))
    assert sources.articles["a"].source_group == "a"
    assert sources.add(credited, ["a"]) == ["a", "b"]
    assert [(article.source_group, article.copy_of) for article in sources.articles.values()] == [
        ("Reuters", ("b",)),
        ("Reuters", ("a",)),
    ]
    assert standing(sources, [plain, credited]) == ["Reuters", "Reuters"]


def test_copies_are_found_by_their_text() -> None:
    (story,) = stories([analysis("a", BODY, [sent()]), analysis("b", BODY, [sent()], wire="Reuters")])
    assert [article.source_group for article in story.articles] == ["Reuters", "Reuters"]
    assert [entry.independent_sources for entry in story.entries] == [1]


def test_two_outlets_with_own_texts_are_two_sources() -> None:
    (story,) = stories([analysis("a", BODY, [sent()], outlet="One"), analysis("b", OTHER, [sent()], outlet="Two")])
    assert [entry.sources for entry in story.entries] == [("One", "Two")]


def test_an_event_credited_to_an_outlet_stands_on_that_outlet_as_does_its_sources_word_beside_it() -> None:
    credited, beside = sent(said_by=("Ukraine", "Le Monde")), sent(at=300)
    one, two = reading("a", credited, beside, outlet="One"), reading("b", sent(), outlet="Two")
    sources = known((one, []), (two, []))
    assert standing(sources, [one]) == ["Le Monde", "Le Monde"]
    assert standing(sources, [two]) == ["Two"]
    assert sources.of([one.mentions[1]]) == {one.mentions[1].event.id: "One"}


def test_what_a_partly_credited_article_adds_of_its_own_is_its_own_once_the_wires_text_is_known() -> None:
    mixed = reading("b", sent(), arrived(at=300), outlet="One", wire="Reuters", how="attribution")
    wire = reading("a", sent(), wire="Reuters")
    sources = known((mixed, []))
    assert sources.of(mixed.mentions[1:]) == {mixed.mentions[1].event.id: "Reuters"}
    assert sources.add(wire, []) == ["a", "b"]
    assert sources.of(mixed.mentions[1:]) == {mixed.mentions[1].event.id: "One"}
    assert standing(sources, [wire]) == ["Reuters"]
    assert set(sources.of([*wire.mentions, mixed.mentions[0]]).values()) == {"Reuters"}


@given(st.permutations("abcd"))
def test_groups_of_copies_are_the_same_in_any_order_when_each_knows_those_before_it(order: list[str]) -> None:
    """Of a, b, c only b shares text with both others."""
    alike, sources = {"a": "b", "b": "ac", "c": "b", "d": ""}, Sources()
    for n, name in enumerate(order):
        sources.add(reading(name, wire="Reuters" if name == "c" else None), [x for x in alike[name] if x in order[:n]])
    assert {name: (one.source_group, one.copy_of) for name, one in sources.articles.items()} == {
        "a": ("Reuters", ("b", "c")),
        "b": ("Reuters", ("a", "c")),
        "c": ("Reuters", ("a", "b")),
        "d": ("d", ()),
    }


def test_a_text_that_many_outlets_print_with_a_line_of_their_own_is_one_source_and_told_once_each() -> None:
    grouper, printed = Grouper(), 90
    made = [
        analysis(f"a{n}", f"{BODY} Read by {n} people so far.", [sent()], outlet=f"Outlet {n}") for n in range(printed)
    ]
    records = [record for one in made for record in grouper.add(one).records]
    story = fold(records)
    assert (len(story.articles), story.independent_sources) == (printed, 1)
    assert {len(article.copy_of) for article in story.articles} == {printed - 1}
    assert "article-regrouped" not in {record.kind for record in records}


def test_copies_that_a_third_article_brings_together_are_told_as_such() -> None:
    made = [
        analysis("a", BODY, [sent()]),
        analysis("b", f"{BODY} {BODY[:80]}", [sent()]),
        analysis("c", BODY, [sent()]),
    ]
    (story,) = stories(made)
    assert {article.id: set(article.copy_of) for article in story.articles} == {
        "a": {"b", "c"},
        "b": {"a", "c"},
        "c": {"a", "b"},
    }


def test_an_outlet_whose_text_another_took_over_stands_on_itself_in_its_other_article() -> None:
    made = [
        analysis("a", BODY, [sent()], outlet="Nordlys Daily"),
        analysis("b", BODY, [sent()], outlet="Baltic Courier"),
        analysis("c", OTHER, [sent()], outlet="Nordlys Daily"),
    ]
    (story,) = stories(made)
    assert {article.source_group for article in story.articles} == {"Nordlys Daily"}
