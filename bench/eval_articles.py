"""Measures reading and cleaning: python -m bench.eval_articles [--shared DIR].

DIR holds seeds/, gold/seeds_articles.json and corpora/stories/news-3000.jsonl.gz; without it, the project's own pages
alone are scored. The exit code is 1 where a seed's fact is wrong, a page's score is below its floor, or an article of
the benchmark stream cannot be read.

    python -m bench.eval_articles --pages DIR [--half 1|2] [--list]

scores any folder of pages with its facts.json (bench/articles_pages.py tells the form) beside trafilatura alone, or one
of two halves of it that share no site: study the one with --list, and measure on the other. The exit code is 1 where a
score is below trafilatura's.
"""

import argparse
import logging
import sys
import time
from pathlib import Path

from bench.articles_pages import (
    Known,
    Scores,
    as_row,
    half,
    known_pages,
    misses,
    ours,
    read_all,
    score,
    trafilatura_alone,
)
from bench.articles_seeds import checks
from pipeline.articles.clean import clean
from pipeline.articles.make import Unreadable
from pipeline.articles.read import read_articles

PAGES = Path(__file__).parent.parent / "tests" / "articles" / "fixtures" / "pages"
TITLE_FLOOR = 0.93
STREAM_FLOOR = 500
"""Articles a second and core, reading and cleaning."""


def main() -> int:
    """Print one line a measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, help="folder with seeds, gold and corpora")
    parser.add_argument("--pages", type=Path, help="folder of pages with facts.json, scored instead")
    parser.add_argument("--half", type=int, choices=(1, 2), help="score one half of the sites alone")
    parser.add_argument("--list", action="store_true", help="show what is read otherwise than it is known")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    if options.pages:
        given = known_pages(options.pages)
        return 0 if pages(half(given, options.half) if options.half else given, show=options.list) else 1
    held = [pages(known_pages(PAGES), TITLE_FLOOR)]
    if options.shared:
        held += [seeds(options.shared), stream(options.shared / "corpora" / "stories" / "news-3000.jsonl.gz")]
    return 0 if all(held) else 1


def pages(known: list[Known], title_floor: float = 0, show: bool = False) -> bool:
    """Pages, beside trafilatura alone; false where a score sinks below its, or the titles' below their floor."""
    found = read_all(known, ours)
    read, alone = score(known, found), score(known, read_all(known, trafilatura_alone))
    print(f"pages ({len(known)}): {_row(read)}")
    print(f"  trafilatura alone: {_row(alone)}")
    for miss in misses(known, found) if show else ():
        print(f"  {miss.path.name} {miss.name}: known {miss.known!r}, read {miss.read!r}")
    pairs = zip(read, alone, strict=True)
    kept = all(one >= other for one, other in pairs if one is not None and other is not None)
    return kept and (read.title is None or read.title >= title_floor)


def seeds(shared: Path) -> bool:
    """The seeds' facts and masks; false where one is wrong."""
    found = list(checks(shared))
    wrong = [check for check in found if not check.right]
    print(f"seeds: {len(found) - len(wrong)} of {len(found)} facts and masks right")
    for check in wrong:
        print(f"  {check.source_id} {check.name}: expected {check.expected!r}, found {check.found!r}")
    return not wrong


def stream(path: Path) -> bool:
    """The benchmark stream, read and cleaned; false where an article cannot be read or all take too long."""
    start = time.process_time()
    read = list(read_articles(path))
    cleaned = [clean(article) for article in read if not isinstance(article, Unreadable)]
    rate = len(cleaned) / (time.process_time() - start)
    aside = sum(one.set_aside is not None for one in cleaned)
    unreadable = len(read) - len(cleaned)
    print(f"stream: {len(cleaned)} articles, {unreadable} unreadable, {aside} set aside, {rate:.0f} a second and core")
    return not unreadable and rate >= STREAM_FLOOR


def _row(scores: Scores) -> str:
    return ", ".join(f"{name} {value}" for name, value in as_row(scores).items())


if __name__ == "__main__":
    sys.exit(main())
