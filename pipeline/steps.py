"""Article in, analysis out: the step that joins the pure packages, for the stream and for the offline run alike."""

from collections.abc import Sequence

from spacy.language import Language

from pipeline.articles.clean import clean
from pipeline.extract import Extractor, Reading
from pipeline.model import Analysis, Article, CleanArticle
from pipeline.stories import features

_NOTHING = Reading((), ())


class Analyser:
    """Cleans articles, extracts their events and computes what grouping needs; holds nothing between calls."""

    def __init__(self, nlp: Language) -> None:
        self._extractor = Extractor(nlp)

    def analyse(self, articles: Sequence[Article]) -> list[Analysis]:
        """One analysis an article, in order; an article set aside has no events."""
        cleaned = [clean(article) for article in articles]
        readable = [article for article in cleaned if article.set_aside is None]
        readings = self._extractor.read(readable)
        return [_analysis(article, _NOTHING if article.set_aside else next(readings)) for article in cleaned]


def _analysis(cleaned: CleanArticle, reading: Reading) -> Analysis:
    return Analysis(
        article_id=cleaned.article.id,
        source_id=cleaned.article.source_id,
        source=cleaned.article.source,
        facts=cleaned.facts,
        masks=cleaned.masks,
        set_aside=cleaned.set_aside,
        events=reading.events,
        features=features(cleaned, reading.vector, reading.embeddings),
    )
