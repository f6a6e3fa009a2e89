"""Article in, analysis out: the step that joins the pure packages, for the stream and for the offline run alike."""

from collections.abc import Sequence

from spacy.language import Language

from pipeline.articles.clean import clean
from pipeline.extract import Extractor
from pipeline.model import Analysis, Article, CleanArticle, Event
from pipeline.stories import features


class Analyser:
    """Cleans articles, extracts their events and computes what grouping needs; holds nothing between calls."""

    def __init__(self, nlp: Language) -> None:
        self._extractor = Extractor(nlp)

    def analyse(self, articles: Sequence[Article]) -> list[Analysis]:
        """One analysis an article, in order; an article set aside has no events."""
        cleaned = [clean(article) for article in articles]
        readable = [article for article in cleaned if article.set_aside is None]
        events = iter(self._extractor.extract(readable))
        return [_analysis(article, () if article.set_aside else next(events)) for article in cleaned]


def _analysis(cleaned: CleanArticle, events: tuple[Event, ...]) -> Analysis:
    return Analysis(
        article_id=cleaned.article.id,
        source_id=cleaned.article.source_id,
        source=cleaned.article.source,
        facts=cleaned.facts,
        masks=cleaned.masks,
        set_aside=cleaned.set_aside,
        events=events,
        features=features(cleaned),
    )
