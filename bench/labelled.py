"""News with labelled stories, as analyses."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import orjson

from pipeline.articles.clean import clean
from pipeline.model import Analysis, Article, Metadata
from pipeline.stories.features import features


def read(corpus: Path) -> Iterator[tuple[Article, str]]:
    """Articles of a labelled set with their story's label."""
    with gzip.open(corpus) as lines:
        for line in lines:
            item = orjson.loads(line)
            given = Metadata(title=item["title"] or None, published=item["date"], outlet=item["outlet"])
            yield _article(item["id"], item["text"], given), item["story"]


def analysis(article: Article) -> Analysis:
    """The article's analysis, without events."""
    cleaned = clean(article)
    return Analysis(
        article_id=article.id,
        source_id=article.source_id,
        source=article.source,
        facts=cleaned.facts,
        features=features(cleaned),
    )


def _article(name: str, text: str, metadata: Metadata) -> Article:
    return Article(id=name, source_id=name, source=name, content_type="text/plain", text=text, metadata=metadata)
