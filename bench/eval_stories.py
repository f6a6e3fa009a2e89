"""Measures grouping, copies, sources, entries, statuses and links: python -m bench.eval_stories --shared DIR.

DIR holds seeds/, gold/ and corpora/stories/ as their README files describe; without it, the gold stories under tests/
alone are scored.
"""

import argparse
import gzip
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from bench.stories_logs import gold_logs, one_story, score, seed_log, told_stories
from bench.stories_scores import bcubed
from pipeline.articles.clean import clean
from pipeline.model import Analysis, Article, Metadata
from pipeline.stories import Grouper, features

OWN = Path(__file__).parent.parent / "tests/gold/stories"
LABELLED = ("giveme5w", "roundup", "newswcl50")


def main() -> None:
    """Prints one line a measure."""
    parser = argparse.ArgumentParser(description="Measure stories.")
    parser.add_argument("--shared", type=Path, help="folder with seeds, gold and corpora")
    parser.add_argument("--only", nargs="*", default=["logs", "grouping"], help="logs, grouping, copies, speed")
    options = parser.parse_args()
    if "logs" in options.only:
        logs(options.shared)
    if options.shared and "grouping" in options.only:
        grouping(options.shared / "corpora/stories")


def logs(shared: Path | None) -> None:
    """Entries, sources, statuses and links with gold events."""
    golds = [*gold_logs(OWN), *([seed_log(shared)] if shared else [])]
    for gold in golds:
        print(f"{gold.name}, gold events, one story: {score(gold, one_story(gold.analyses), {})}")
        print(f"{gold.name}, gold events, grouped:   {score(gold, told_stories(gold.analyses), {})}", flush=True)


def grouping(corpora: Path) -> None:
    """BCubed on the labelled sets, in the order of their dates, and in the order of the file."""
    for name in LABELLED:
        articles = list(read(corpora / f"{name}.jsonl.gz"))
        labels = {article.source_id: story for article, story in articles}
        analyses = [analysis(article) for article, _ in articles]
        dated = sorted(analyses, key=lambda item: item.facts.published.value if item.facts.published else "")
        for order, stream in (("by date", dated), ("as filed", analyses)):
            found = stories(stream)
            ids = sorted(labels)
            print(f"{name} {order}: BCubed {bcubed([found[i] for i in ids], [labels[i] for i in ids])}", flush=True)


def stories(stream: Iterable[Analysis]) -> dict[str, str]:
    """Source id -> story id in the end."""
    grouper, found = Grouper(open_stories=100_000), {}
    for item in stream:
        for record in grouper.add(item).records:
            if record.kind == "article-added":
                found[record.data["source_id"]] = record.story_id
    return found


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


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"{time.perf_counter() - started:.0f} s")
