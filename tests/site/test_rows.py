from collections import Counter

from hypothesis import given

from pipeline.model import Analysis, Story
from pipeline.site.rows import rows
from tests.stories.making import MATTER, analysis, denied, event, sent, several, stories


def told(*analyses: Analysis) -> Story:
    (story,) = stories(analyses)
    return story


def test_a_denial_names_who_denies_whose_claim_and_how_surely() -> None:
    found = rows(told(analysis("a", MATTER, [sent(), denied()])))
    ((_, denial, entry, score, counts, speaker, claim, claimant),) = found["denials"]
    types = {row[1]: row[3] for row in found["entries"]}
    assert (types[denial], types[entry]) == ("denial", "personnel_deployment")
    assert (speaker, claim, claimant) == ("Russia", "having sent soldiers to Mali", "Ukraine")
    assert counts == (score >= 0.8)


def test_whether_a_denial_counts_is_as_the_story_tells() -> None:
    story = told(analysis("a", MATTER, [sent(), denied()]))
    for denied_from, counts in ((None, True), (0.1, True), (1.0, False)):
        found = rows(story.model_copy(update={"denied_from": denied_from}))
        assert [row[4] for row in found["denials"]] == [counts]


def test_a_denial_that_denies_no_entry_has_a_row_without_one() -> None:
    found = rows(told(analysis("a", MATTER, [denied("France", "that the bridge fell", "a newspaper")])))
    assert [row[2] for row in found["denials"]] == [None]


def test_numbers_that_sqlite_cannot_hold_are_cut_to_its_bounds() -> None:
    (row,) = (row for row in rows(told(analysis("a", MATTER, [event("deploy", count=str(2**64 - 1))])))["roles"])
    assert row[7:9] == (2**63 - 1, 2**63 - 1)


def test_copies_name_the_first_of_them_and_a_story_of_copies_has_few_rows_an_article() -> None:
    numbers = []
    for printed in (20, 40):
        (story,) = stories([analysis(f"a{number:02}", MATTER, [sent()]) for number in range(printed)])
        found = rows(story)
        assert [row[-1] for row in found["articles"]] == [None, *["a00"] * (printed - 1)]
        numbers.append(sum(map(len, found.values())))
    assert numbers[1] < 2.1 * numbers[0]


@given(several())
def test_articles_that_name_the_same_first_are_those_with_the_same_text(analyses: list[Analysis]) -> None:
    for story in stories(analyses):
        first = {row[1]: row[-1] or row[1] for row in rows(story)["articles"]}
        for article in story.articles:
            same = {name for name in first if first[name] == first[article.id]} - {article.id}
            assert same == set(article.copy_of)


@given(several())
def test_nothing_of_a_story_is_lost_or_told_twice(analyses: list[Analysis]) -> None:
    for story in stories(analyses):
        found = rows(story)
        mentions = [mention for entry in story.entries for mention in entry.mentions]
        assert Counter(row[2] for row in found.get("mentions", ())) == Counter(each.event_id for each in mentions)
        assert len(found.get("arguments", ())) == sum(len(a) for each in mentions for a in each.arguments.values())
        assert len(found.get("status_history", ())) == sum(len(entry.history) for entry in story.entries)
        links = {(row[1], row[2]) for row in found.get("denials", ()) if row[2]}
        assert links == {(name, entry.id) for entry in story.entries for name in entry.denied_by}
        assert rows(story) == found
