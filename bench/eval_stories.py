"""Measures grouping, copies, sources, entries, statuses and links: python -m bench.eval_stories --shared DIR.

DIR holds seeds/, gold/ and corpora/stories/ as their README files describe; without it, the gold stories under tests/
alone are scored.
"""

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bench.embedded import Embedder
from bench.labelled import analysis, read
from bench.stories_copies import copies
from bench.stories_logs import gold_logs, matching, one_story, score, seed_log, told_stories
from bench.stories_scores import bcubed
from bench.stories_speed import speeds
from pipeline.articles.clean import clean
from pipeline.language.load import load
from pipeline.model import Analysis
from pipeline.steps import Analyser
from pipeline.stories import Grouper
from training.grouping import is_taught

OWN = Path(__file__).parent.parent / "tests/gold/stories"
PARTS = ("logs", "grouping", "copies", "speed")
COPIED = ("giveme5w", "roundup")
STREAM = "news-3000"
LABELLED = ("newswcl50", "dense", "giveme5w", "roundup")
TAUGHT = "roundup"  # of this one, the stories that grouping was learned from are left out
MIXED = ("dense", 1000)  # with so many articles of STREAM, their dates moved into its week


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
    if "speed" in only:
        for line in speeds():
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
    nlp = load(model)
    analyser, embed = Analyser(nlp), Embedder(nlp)
    for gold in (*gold_logs(OWN, embed), *([seed_log(shared, embed)] if shared else [])):
        print(f"{gold.name}, gold events, one story: {score(gold, one_story(gold.analyses), {})}")
        print(f"{gold.name}, gold events, grouped:   {score(gold, told_stories(gold.analyses), {})}", flush=True)
        found = analyser.analyse(gold.articles)
        system = score(gold, told_stories(found), matching(found, gold.analyses))
        print(f"{gold.name}, found events, grouped:  {system}", flush=True)


def grouping(corpora: Path) -> None:
    """BCubed on the labelled sets, in the order of their dates, and of a dense week amid other news."""
    for name in LABELLED:
        pairs = [(analysis(article), story) for article, story in read(corpora / f"{name}.jsonl.gz")]
        kept = [(one, story) for one, story in pairs if name != TAUGHT or not is_taught(story)]
        print(f"{name}: {_grouped(kept)}", flush=True)
        if name == MIXED[0]:
            print(f"{name}, mixed: {_grouped([*kept, *_moved(corpora, [one for one, _ in kept])])}", flush=True)


def _grouped(pairs: Sequence[tuple[Analysis, str | None]]) -> str:
    """How well articles with the labels of their stories are grouped; those without are only in the way."""
    dated = sorted(pairs, key=lambda pair: pair[0].facts.published.value if pair[0].facts.published else "")
    found = stories(one for one, _ in dated)
    labelled = [(found[one.source_id], story) for one, story in pairs if story is not None]
    shown = bcubed([story for story, _ in labelled], [story for _, story in labelled])
    return f"{len(pairs)} articles, {len({story for _, story in labelled})} labelled stories, BCubed {shown}"


def _moved(corpora: Path, week: Sequence[Analysis]) -> Iterator[tuple[Analysis, None]]:
    """Other news, dated anew: one after the other on the days of the week."""
    days = sorted({one.facts.published.value[:10] for one in week if one.facts.published})
    for number, (article, _) in enumerate(islice(read(corpora / f"{STREAM}.jsonl.gz"), MIXED[1])):
        dated = article.metadata.model_copy(update={"published": days[number % len(days)]})
        yield analysis(article.model_copy(update={"metadata": dated})), None


def stories(stream: Iterable[Analysis]) -> dict[str, str]:
    """Source id -> story id in the end."""
    grouper, found = Grouper(articles=100_000), {}
    for item in stream:
        for record in grouper.add(item).records:
            if record.kind == "article-added":
                found[record.data["source_id"]] = record.story_id
    return found


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"{time.perf_counter() - started:.0f} s")
