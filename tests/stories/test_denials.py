import pytest

from pipeline.model import Event
from pipeline.model import Story as Folded
from pipeline.stories.denials import PAIR, Denials
from pipeline.stories.entries import Entries
from pipeline.stories.grouper import Grouper
from pipeline.stories.learned import scorer, thresholds
from tests.stories.making import analysis, arrived, denied, logs, mention, reworded, sent, stories

TEXT = "France and Russia over the soldiers sent to Mali and to Gao, told for the test of denials once more"
BRIBES = denied("Qatar", "allegations that its envoy had taken bribes", "the newspaper")


def story(*articles: list[Event]) -> Folded:
    """The one story that the articles' events come to, a day apart."""
    made = [analysis(f"a{n}", reworded(TEXT, n), events, date=f"2020-03-0{n + 1}") for n, events in enumerate(articles)]
    (told,) = stories(made)
    return told


def denied_in(told: Folded) -> dict[str, tuple[str, ...]]:
    """Trigger of each happening that is denied -> the articles that deny it."""
    articles = {entry.id: tuple(mention.article_id for mention in entry.mentions) for entry in told.entries}
    return {
        entry.mentions[0].trigger.text: sum((articles[by] for by in entry.denied_by), ())
        for entry in told.entries
        if entry.denied_by
    }


@pytest.mark.parametrize("articles", [([sent()], [denied()]), ([denied()], [sent()])])
def test_a_denial_whose_claim_tells_the_happening_is_linked_from_either_side_of_arrival(
    articles: tuple[list[Event], ...],
) -> None:
    found = denied_in(story(*articles))
    assert found.keys() == {"sent"}


@pytest.mark.parametrize("denial", [BRIBES, denied(polarity="negative")])
def test_what_denies_another_matter_or_was_not_made_is_not_linked(denial: Event) -> None:
    assert denied_in(story([sent()], [denial])) == {}
    assert denied_in(story([sent(), denial])) == {}


def test_of_two_happenings_the_one_that_the_claim_tells_is_denied() -> None:
    assert denied_in(story([sent(), arrived(at=300)], [denied()])) == {"sent": ("a1",)}


def test_two_tellings_of_one_denial_are_one_entry_and_link_once() -> None:
    told = story([sent()], [denied()], [denied()])
    (entry,) = [entry for entry in told.entries if entry.denied_by]
    assert len(entry.denied_by) == 1
    assert denied_in(told) == {"sent": ("a1", "a2")}


def test_scores_of_links_are_told_and_kept() -> None:
    (records,) = logs(
        [analysis("a", TEXT, [sent()]), analysis("b", reworded(TEXT, 1), [denied()], date="2020-03-03")]
    ).values()
    (link,) = [record for record in records if record.kind == "denied"]
    score = link.data["score"]
    assert thresholds().denied <= score <= 1
    assert score == round(score, 2)
    entry = next(entry for entry in story([sent()], [denied()]).entries if entry.denied_by)
    assert entry.denial_scores == {entry.denied_by[0]: score}


@pytest.mark.parametrize(("above", "status"), [(0.0, "denied"), (0.01, "reported")])
def test_a_status_rests_on_links_from_the_score_on_that_is_set(above: float, status: str) -> None:
    told = [analysis("a", TEXT, [sent()]), analysis("b", reworded(TEXT, 1), [denied()], date="2020-03-03")]
    (learned,) = stories(told)
    (score,) = (score for entry in learned.entries for score in entry.denial_scores.values())
    limits = thresholds(round(score + above, 2))
    (made,) = stories(told, Grouper(limits=limits))
    assert [entry.status for entry in made.entries if entry.denied_by] == [status]
    assert [entry.denial_scores for entry in made.entries] == [entry.denial_scores for entry in learned.entries]
    assert (made.denied_from, learned.denied_from) == (limits.denied, None)


def test_the_learned_score_when_it_is_set_gives_the_same_log() -> None:
    told = [analysis("a", TEXT, [sent(), denied()])]
    assert logs(told, Grouper(limits=thresholds(thresholds().denied))) == logs(told)


def test_the_likest_pair_is_the_best_and_others_stand_behind_it() -> None:
    entries = Entries()
    denials = Denials(entries)
    entry, other, denial = (entries.add(mention(made))[0] for made in (sent(), arrived(at=300), denied(at=900)))
    assert denials.update([entry, other, denial]) == {denial.id}
    values = {name: dict(zip(PAIR, each, strict=True)) for name, each in denials.values(denial.id).items()}
    assert values[entry.id]["the best"] and not values[other.id]["the best"]
    assert values[entry.id]["behind the best"] == 0.0
    assert values[other.id]["behind the best"] == values[entry.id]["best"] - values[other.id]["best"] > 0
    assert denials.of(denial.id) == {name: scorer("denied")(list(each.values())) for name, each in values.items()}


def test_a_closed_entry_is_denied_no_more() -> None:
    entries = Entries()
    denials = Denials(entries)
    entry, denial = (entries.add(mention(made))[0] for made in (sent(), denied()))
    denials.update([entry, denial])
    assert denials.of(denial.id).keys() == {entry.id}
    assert denials.update([], [entry]) == {denial.id}
    assert denials.of(denial.id) == {}
