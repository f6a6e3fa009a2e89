"""Measures grouping, copies, sources, entries, statuses and links: python -m bench.eval_stories --shared DIR.

DIR holds seeds/, gold/ and corpora/stories/ as their README files describe; without it, the gold stories under tests/
alone are scored.
"""

import argparse
import gzip
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import orjson

from bench.stories_copies import copies
from bench.stories_logs import gold_logs, matching, one_story, score, seed_log, told_stories
from bench.stories_orders import different_outcomes
from bench.stories_scores import bcubed
from bench.stories_speed import speeds
from pipeline.articles.clean import clean
from pipeline.errors import ModelRefused
from pipeline.language.load import load
from pipeline.model import Analysis, Article, Metadata
from pipeline.steps import Analyser
from pipeline.stories import Grouper, features

OWN = Path(__file__).parent.parent / "tests/gold/stories"
PARTS = ("logs", "grouping", "copies", "speed")
COPIED = ("giveme5w", "roundup")
STREAM = "news-3000"
STREAMED = 1500  # articles
LABELLED = ("giveme5w", "roundup", "newswcl50")


def main() -> None:
    """Prints one line a measure."""
    options = _options()
    shared, only = options.shared, set(options.only)
    if "logs" in only:
        logs(shared, options.model)
    if shared and "grouping" in only:
        grouping(shared / "corpora/stories")
    if shared and "copies" in only:
        found = copies([clean(article) for name in COPIED for article, _ in read(_corpus(shared, name))])
        print(f"copies, against exact containment: {found}", flush=True)
    if shared and "speed" in only:
        for line in speeds([analysis(article) for article, _ in islice(read(_corpus(shared, STREAM)), STREAMED)]):
            print(line, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure stories.")
    parser.add_argument("--shared", type=Path, help="folder with seeds, gold and corpora")
    parser.add_argument("--only", nargs="*", default=list(PARTS), choices=PARTS)
    parser.add_argument("--model", help="language model for the system's own events; none: the shipped one")
    return parser.parse_args()


def _corpus(shared: Path, name: str) -> Path:
    return shared / "corpora/stories" / f"{name}.jsonl.gz"


def logs(shared: Path | None, model: str | None) -> None:
    """Entries, sources, statuses and links: with gold events in one story, with them grouped, and with found ones."""
    analyser = _analyser(model)
    for gold in (*gold_logs(OWN), *([seed_log(shared)] if shared else [])):
        print(f"{gold.name}, gold events, one story: {score(gold, one_story(gold.analyses), {})}")
        print(f"{gold.name}, gold events, grouped:   {score(gold, told_stories(gold.analyses), {})}", flush=True)
        if analyser:
            found = analyser.analyse(gold.articles)
            system = score(gold, told_stories(found), matching(found, gold.analyses))
            print(f"{gold.name}, found events, grouped:  {system}", flush=True)
            print(f"{gold.name}, outcomes of all orders: {different_outcomes(found)}", flush=True)


def _analyser(model: str | None) -> Analyser | None:
    try:
        return Analyser(load(model))
    except ModelRefused as error:
        print(f"found events are left out: {error}")
        return None


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
    grouper, found = Grouper(articles=100_000), {}
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
