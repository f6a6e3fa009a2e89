from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Article, CleanArticle, Fact, Facts, Mask
from pipeline.stories import features


def clean(text: str, title: str | None = None, masks: tuple[Mask, ...] = ()) -> CleanArticle:
    article = Article(id="a", source_id="a", source="a", content_type="text/plain", text=text)
    heading = Fact(value=title, evidence=title, how="heading") if title else None
    return CleanArticle(article=article, facts=Facts(title=heading), masks=masks)


def test_titles_count_more_than_the_text_and_forms_of_a_word_are_one() -> None:
    found = features(clean("The soldier said that soldiers would leave", "Soldiers leave"))
    assert found.terms["soldier"] == 3 + 2
    assert found.title == ("leav", "soldier")


def test_boilerplate_is_left_out() -> None:
    text = "Subscribe to us. Soldiers left."
    found = features(clean(text, masks=(Mask(start=0, end=16, reason="newsletter"),)))
    assert "subscrib" not in found.terms
    assert found.words == 2


def test_the_first_words_stand_for_a_missing_title() -> None:
    assert "soldier" in features(clean("Soldiers left.")).title


@given(st.text())
def test_any_text_has_features(text: str) -> None:
    assert features(clean(text)) == features(clean(text))
