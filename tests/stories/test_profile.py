import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Features
from pipeline.stories.learned import scorer, thresholds
from pipeline.stories.profile import FEATURES, PROBES, Profile, Text, Total, features, text_of

TERMS = ("konna", "diabaly", "soldier", "said")
VECTORS = st.dictionaries(st.sampled_from(TERMS), st.floats(0.01, 1.0), max_size=len(TERMS))
DAY = date(2020, 3, 2).toordinal()


def text(words: str, day: int | None = DAY) -> Text:
    return text_of(Features(terms=dict.fromkeys(words.split(), 1), title=tuple(words.split())), day)


def profile(*texts: Text) -> Profile:
    made = Profile()
    for each in texts:
        made.add(each)
    return made


def values(article: Text, story: Profile) -> dict[str, float]:
    return dict(zip(FEATURES, features(article, story), strict=True))


@given(st.lists(VECTORS, max_size=8))
def test_a_total_keeps_the_square_of_its_length(vectors: list[dict[str, float]]) -> None:
    total = Total()
    for vector in vectors:
        total.add(vector)
    assert total.terms == {
        term: pytest.approx(sum(vector.get(term, 0.0) for vector in vectors)) for vector in vectors for term in vector
    }
    assert total.square == pytest.approx(math.fsum(weight * weight for weight in total.terms.values()))


@given(st.lists(VECTORS.filter(bool), min_size=1, max_size=5))
def test_a_story_is_like_itself_and_nothing_is_like_nothing(vectors: list[dict[str, float]]) -> None:
    total = Total()
    for vector in vectors:
        total.add(vector)
    length = math.sqrt(total.square)
    assert total.cosine({term: weight / length for term, weight in total.terms.items()}) == pytest.approx(1.0)
    assert total.cosine({}) == total.cosine({"elsewhere": 1.0}) == Total().cosine(vectors[0]) == 0.0


def test_two_stories_taken_together_are_all_their_articles() -> None:
    first, second, third = text("konna said", DAY), text("diabaly soldier", DAY + 9), text("soldier konna", None)
    whole, part = profile(first, second, third), profile(first)
    part.absorb(profile(second, third))
    assert part.lead.terms == pytest.approx(whole.lead.terms)
    assert part.title.square == pytest.approx(whole.title.square)
    assert part.days == whole.days == (DAY, DAY + 9)


@pytest.mark.parametrize(
    ("day", "gap"), [(DAY, 2), (DAY + 2, 0), (DAY + 4, 0), (DAY + 6, 0), (DAY + 13, 7), (DAY + 4000, 3994)]
)
def test_days_count_from_the_nearer_end_of_a_story_and_for_no_more_than_a_year(day: int, gap: int) -> None:
    found = values(text("konna", day), profile(text("konna", DAY + 2), text("konna", DAY + 6)))
    assert found["soon"] == pytest.approx(math.exp(-gap / 3))
    assert found["later"] == pytest.approx(math.exp(-gap / 15))
    assert (found["gap"], found["undated"]) == (min(gap, 365) / 365, 0.0)


def test_without_a_day_on_one_side_there_is_no_gap() -> None:
    for article, story in ((text("konna", None), text("konna")), (text("konna"), text("konna", None))):
        found = values(article, profile(story))
        assert (found["soon"], found["later"], found["gap"], found["undated"]) == (0.0, 0.0, 0.0, 1.0)


def test_a_story_as_a_text_is_of_length_1_of_its_last_day_and_found_by_its_rarest_terms() -> None:
    rare = [f"konna{n}" for n in range(PROBES)]
    made = profile(text(f"said {' '.join(rare)} the"), text(" ".join(rare), DAY + 30)).text()
    assert math.fsum(weight * weight for weight in made.lead.values()) == pytest.approx(1.0)
    assert made.days == (DAY + 30, DAY + 30)
    assert set(made.probes) == set(rare)
    assert Profile().text() == Text({}, {}, (), None)


def test_the_learned_scorer_takes_articles_on_one_matter_together_and_leaves_others() -> None:
    joins, mali = scorer("grouping"), profile(text("france soldier mali konna diabaly ministry"))
    assert joins(features(text("france soldier mali konna troops", DAY + 1), mali)) > thresholds().joins
    assert joins(features(text("chile earthquake valdivia osorno ministry", DAY + 1), mali)) < thresholds().joins
