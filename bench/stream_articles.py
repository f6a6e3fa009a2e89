"""Articles for measurements of the stream."""

from collections.abc import Iterator
from itertools import count, cycle, islice
from pathlib import Path

from pipeline.articles.make import Record, make
from pipeline.articles.read import read_articles
from pipeline.model import Article

SEEDS = Path(__file__).parent.parent / "seeds"


def articles(shared: Path | None) -> Iterator[Article]:
    """News articles of the corpus; without it the seeds without end, each time another article by its last line."""
    corpus = shared / "corpora" / "stories" / "news-3000.jsonl.gz" if shared else None
    if corpus and corpus.is_file():
        yield from _read(corpus)
        return
    seeds = [article for path in sorted(SEEDS.iterdir()) for article in _read(path)]
    yield from (_copy(seed, number, seed.text) for number, seed in zip(count(), cycle(seeds)))


def many(shared: Path | None, number: int, characters: int) -> Iterator[Article]:
    """So many articles, all different: the starts of the articles there are, again and again."""
    texts = [(article, article.text[:characters]) for article in islice(articles(shared), min(number, 3000))]
    yield from (_copy(article, copy, text) for copy, (article, text) in zip(range(number), cycle(texts)))


def _copy(article: Article, number: int, text: str) -> Article:
    record = Record(source=article.source, source_id=f"{article.source_id}-{number}", content_type=article.content_type)
    return make(record, f"{text}\nCopy {number}.\n", article.metadata)


def _read(path: Path) -> Iterator[Article]:
    return (item for item in read_articles(path) if isinstance(item, Article))
