"""Scores the extractor against annotated events: ``python -m bench.eval_events [--shared DIR] [--list]``."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.floors import corpus_hash, pin
from bench.gold import GoldArticle, corpora
from bench.intervals import intervals, judged, reliability, thresholds
from bench.report import differences, summary, table
from bench.scoring import Counts, Matching, count, match, total
from pipeline.articles.clean import clean
from pipeline.extract import Extractor
from pipeline.extract.types import LABELS
from pipeline.language.load import load
from pipeline.model import CleanArticle, Event, Fact, Facts
from training.corpus import DATA, corpus

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "tests" / "gold" / "events" / "articles.json"
FLOORS = ROOT / "tests" / "gold" / "events" / "floors.json"
HELD_OUT = ROOT / "tests" / "gold" / "heldout"
VOA = ROOT / "tests" / "gold" / "voa" / "sentences.json"
APART = DATA / "apart"
KEPT_APART = frozenset({"heldout", "heldout_sentences", "written", "outlets"})
"""Never trained or chosen on; their differences are listed only where one asks for them by name."""
CHOSEN_ON = frozenset({"dev", "news_dev"})
UNLIKELY = 0.05
"""A score below which no candidate is looked at."""

Extract = Callable[[Sequence[CleanArticle]], list[tuple[Event, ...]]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints scores with intervals, what scores and thresholds are worth, differences where asked."""
    options = _options(arguments)
    extract = extractor(options.model)
    sets = corpora(options.shared, OWN, HELD_OUT, VOA) | apart(options.shared)
    for name, gold in sets.items():
        if options.only and name not in options.only:
            continue
        matchings, counts = score(gold, extract)
        print(table(name, counts))
        print("\n".join(intervals([count(matching) for matching in matchings])))
        if options.list and (name not in KEPT_APART or name in (options.only or ())):
            print("\n".join(differences(gold, matchings)))
        if options.pin_floors and name == "own":
            pin(FLOORS, corpus_hash(OWN), summary(counts))
            print(f"floors pinned in {FLOORS.relative_to(ROOT)}")
        if name in CHOSEN_ON:
            print("\n".join(_scores(gold, extractor(options.model, everything=True))))
        print()


def apart(shared: Path | None) -> dict[str, Sequence[GoldArticle]]:
    """What lies apart from the training set, by file; of others' texts only where shared has them."""
    texts = [shared / "corpora"] if shared and (shared / "corpora").is_dir() else []
    found = {path.name.partition(".")[0]: corpus(texts, [path]) for path in sorted(APART.glob("*.jsonl.gz"))}
    return {name: articles for name, articles in found.items() if articles}


def _scores(gold: Sequence[GoldArticle], extract: Extract) -> Iterator[str]:
    """Reliability and thresholds of each type, given an extractor that tells unlikely events too."""
    found = extract([cleaned(article) for article in gold])
    for type_ in LABELS.types:
        candidates = judged(found, gold, type_)
        yield f"  {type_}, by score"
        yield from reliability(candidates)
        yield from thresholds(candidates, sum(event.type == type_ for article in gold for event in article.events))


def score(gold: Sequence[GoldArticle], extract: Extract) -> tuple[list[Matching], Counts]:
    """Matchings of each article and the counts of all."""
    found = extract([cleaned(article) for article in gold])
    matchings = [match(events, article) for events, article in zip(found, gold, strict=True)]
    return matchings, total(map(count, matchings))


def extractor(model: str | None = None, everything: bool = False) -> Extract:
    """The project's extractor on a model's path, or on the shipped model; everything: unlikely events too."""
    return Extractor(load(model, dict.fromkeys(LABELS.types, UNLIKELY) if everything else None)).extract


def cleaned(gold: GoldArticle) -> CleanArticle:
    """The article as the pipeline cleans it; a lone sentence as it is."""
    return _uncleaned(gold) if gold.loose else clean(gold.article)


def _uncleaned(gold: GoldArticle) -> CleanArticle:
    published = gold.article.metadata.published
    fact = Fact(value=published, evidence=published, how="metadata") if published else None
    return CleanArticle(article=gold.article, facts=Facts(published=fact))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.eval_events", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="folder that holds gold/ and seeds/"
    )
    parser.add_argument("--model", help="path of another model (default: the shipped one)")
    parser.add_argument("--list", action="store_true", help="also list misses, extras and differences")
    parser.add_argument(
        "--only",
        action="append",
        help="score this corpus alone (dev, voa_dev, news_dev, seeds, own, voa_more, heldout, heldout_sentences, "
        "outlets, written)",
    )
    parser.add_argument("--pin-floors", action="store_true", help="make the figures of the own gold its floors")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
