"""An analysis that needs no language model: real records, stories by the first word, an event for each 'denies'."""

import os
import time
from collections.abc import Sequence

from pipeline.articles.published import in_metadata
from pipeline.ids import event_id
from pipeline.model import Analysis, Article, Event, Fact, Facts, Features, Span
from pipeline.stream.limited import Analyse


def analyse(articles: Sequence[Article]) -> list[Analysis]:
    """One analysis an article; 'explode' in its text cannot be analysed, 'slow' takes 0.1 s, 'hangs' an hour."""
    return [_analysis(article) for article in articles]


def make() -> Analyse:
    """For a process of its own."""
    return analyse


def _analysis(article: Article) -> Analysis:
    if "explode" in article.text:
        raise ArithmeticError("exploded as it was told to")
    if "slow" in article.text:
        time.sleep(0.1)
    if "hangs" in article.text:
        time.sleep(3600)
    if "crashes" in article.text:
        os._exit(3)
    topic = article.text.split()[0]
    return Analysis(
        article_id=article.id,
        source_id=article.source_id,
        source=article.source,
        facts=Facts(
            title=Fact(value=topic, evidence=topic, how="heading", start=0, end=len(topic)),
            published=in_metadata(article.metadata),
        ),
        events=tuple(_events(article)),
        features=Features(terms={f"{topic}-{number}": 1 for number in range(5)}, words=9),
    )


def _events(article: Article) -> list[Event]:
    start = article.text.find("denies")
    if start < 0:
        return []
    sentence = Span(start=0, end=len(article.text), text=article.text)
    trigger = Span(start=start, end=start + len("denies"), text="denies")
    return [
        Event(
            id=event_id(article.id, "denial", "text", trigger),
            article_id=article.id,
            source_id=article.source_id,
            type="denial",
            subtype="denial",
            trigger=trigger,
            sentence=sentence,
            arguments={},
            polarity="positive",
            modality="actual",
            rule="test",
            model=os.environ.get("TEST_MODEL"),
        )
    ]
