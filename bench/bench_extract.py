"""Speed of extraction against parsing everything: ``python -m bench.bench_extract [--shared DIR] [--articles N]``."""

import argparse
import gzip
import json
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, cast

from spacy.language import Language

from bench.eval_events import OWN, ROOT, cleaned
from bench.gold import corpora
from bench.watch import Watched
from pipeline.articles.clean import clean
from pipeline.extract import Extractor
from pipeline.extract.text.view import read
from pipeline.language.load import load
from pipeline.model import Article, CleanArticle, Event, Metadata

T = TypeVar("T")

_BATCH = 16  # articles given to the extractor at a time, as a worker does


@dataclass(frozen=True)
class Size:
    """How much text was worked on."""

    articles: int
    sentences: int
    words: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints speeds a second of one core, peak memory, the ratio to parsing everything and what picking loses."""
    options = _options(arguments)
    articles = _articles(options.shared, options.articles)
    nlp = load(options.model)
    watched = Watched(nlp)
    size = measure(articles)
    _warm(nlp, articles)
    extractor = Extractor(cast(Language, watched))
    picked, events = timed(lambda: extract(extractor, articles))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    parsed, _ = timed(lambda: parse_all(nlp, articles))
    _, complete = timed(lambda: extract(Extractor(nlp, parse_all=True), articles))
    print("\n".join([*report(size, picked, parsed, lost(events, complete)), *stages(size, picked, watched)]))
    print(f"  peak memory         {peak:8.0f} MiB")


def measure(articles: Sequence[CleanArticle]) -> Size:
    """Articles, sentences and words of white-space-separated text."""
    sentences = [sentence.text for article in articles for sentence in read(article)]
    return Size(len(articles), len(sentences), sum(len(text.split()) for text in sentences))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of processor time of this process, and the result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def extract(extractor: Extractor, articles: Sequence[CleanArticle]) -> list[Event]:
    """All events, in order."""
    batches = (articles[start : start + _BATCH] for start in range(0, len(articles), _BATCH))
    return [event for batch in batches for events in extractor.extract(batch) for event in events]


def parse_all(nlp: Language, articles: Sequence[CleanArticle]) -> int:
    """Tokens of all sentences, every one parsed."""
    texts = (sentence.text for article in articles for sentence in read(article))
    return sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))


def lost(events: Sequence[Event], complete: Sequence[Event]) -> tuple[int, int]:
    """How many events that parsing everything finds are not found among the picked sentences, and how many it finds."""
    found = {event.id for event in events}
    return sum(event.id not in found for event in complete), len(complete)


def report(size: Size, picked: float, parsed: float, missing: tuple[int, int]) -> list[str]:
    """The lines to print."""
    return [
        f"{size.articles} articles, {size.sentences} sentences, {size.words} words; seconds of one core:",
        f"  extraction          {picked:8.2f} s  {_rates(size, picked)}",
        f"  parsing everything  {parsed:8.2f} s  {_rates(size, parsed)}",
        f"  ratio               {parsed / picked:8.2f}",
        f"  events lost by picking sentences: {missing[0]} of {missing[1]}",
    ]


def stages(size: Size, picked: float, watched: Watched) -> list[str]:
    """Which share of the sentences each stage works on, and which share of extraction's time it takes."""
    trees, late = watched.trees, watched.late
    rest = picked - trees.seconds - late.seconds
    return [
        f"  words and rules     {1:8.1%} of sentences  {rest / picked:6.1%} of the time",
        f"  trees               {trees.texts / size.sentences:8.1%} of sentences  {trees.seconds / picked:6.1%}",
        f"  entities            {late.texts / size.sentences:8.1%} of sentences  {late.seconds / picked:6.1%}",
    ]


def _rates(size: Size, seconds: float) -> str:
    return (
        f"{size.articles / seconds:7.1f} articles/s  {size.sentences / seconds:8.0f} sentences/s"
        f"  {size.words / seconds:9.0f} words/s"
    )


def _warm(nlp: Language, articles: Sequence[CleanArticle]) -> None:
    """Lets tables be read and caches be filled before the clock starts."""
    Extractor(nlp).extract(articles[:2])


def _articles(shared: Path, most: int) -> list[CleanArticle]:
    """News as it comes, where it is there; else the project's own annotated articles, which are thick with events."""
    news = shared / "corpora" / "stories" / "news-3000.jsonl.gz"
    if news.is_file():
        with gzip.open(news, "rt", encoding="utf-8") as lines:
            return [_article(json.loads(line)) for line in islice(lines, most)]
    gold = corpora(None, OWN)
    return [cleaned(article) for each in gold.values() for article in each][:most]


def _article(row: dict[str, Any]) -> CleanArticle:
    article = Article(
        id=row["id"],
        source_id=row["id"],
        source="news",
        content_type="text/plain",
        text=row["text"],
        metadata=Metadata(title=row.get("title")),
    )
    return clean(article)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.bench_extract", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="folder that holds gold/ and seeds/"
    )
    parser.add_argument("--model", help="path of a spaCy model with UD labels (default: the shipped one)")
    parser.add_argument("--articles", type=int, default=200, help="at most so many articles")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
