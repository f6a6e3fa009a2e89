from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest

from bench.eval_events import HELD_OUT, OWN
from bench.gold import GoldArticle, GoldEvent, corpora
from bench.scoring import overlap
from pipeline.model import Span
from tests.bench.test_own_gold import ROLES, SUBTYPES

CORPORA = corpora(None, OWN, HELD_OUT)
ARTICLES = (*CORPORA["heldout"], *CORPORA["heldout_sentences"])
EVENTS = [(article, event) for article in ARTICLES for event in article.events]


def arguments(event: GoldEvent) -> Iterator[Span]:
    for roles in (event.arguments, event.optional):
        yield from (span for fillers in roles.values() for span in fillers)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: str(article.article.id))
def test_every_span_is_its_text(article: GoldArticle) -> None:
    marked = [span for event in article.events for span in (event.trigger, event.sentence, *arguments(event))]
    for span in (*marked, *(event.sentence for event in article.optional)):
        assert article.article.text[span.start : span.end] == span.text
        assert span.text.strip() == span.text != ""


def test_spans_lie_in_the_sentence_of_their_event() -> None:
    for article, event in EVENTS:
        for span in (event.trigger, *arguments(event)):
            assert event.sentence.start <= span.start < span.end <= event.sentence.end, article.article.id


def test_spans_of_one_role_lie_apart() -> None:
    for article, event in EVENTS:
        for fillers in event.arguments.values():
            assert not any(overlap(one, other) for one, other in combinations(fillers, 2)), article.article.id


def test_one_trigger_carries_one_event() -> None:
    triggers = Counter((article.article.id, event.trigger.start) for article, event in EVENTS)
    assert set(triggers.values()) == {1}
    assert len({article.article.id for article in ARTICLES}) == len(ARTICLES)


def test_types_subtypes_and_roles_are_those_of_the_guide() -> None:
    for _, event in EVENTS:
        assert set(event.subtypes) <= SUBTYPES[event.type]
        assert {*event.arguments, *event.optional} <= ROLES[event.type]


def test_articles_are_of_news_length_and_half_of_the_sentences_hold_no_event() -> None:
    lengths = [len(article.article.text.split()) for article in CORPORA["heldout"]]
    assert len(lengths) >= 40
    assert 120 <= min(lengths) <= max(lengths) <= 300
    empty = sum(not article.events for article in CORPORA["heldout_sentences"])
    assert 0.4 <= empty / len(CORPORA["heldout_sentences"]) <= 0.6


def test_no_article_of_the_own_gold_is_held_out() -> None:
    own = {article.article.text for article in CORPORA["own"]}
    assert not own & {article.article.text for article in ARTICLES}
