"""Memory of a worker that finds a long backlog, beside one that finds just what it handles: fetching must be bounded.

    python -m bench.stream_backlog [--backlog 100000] [--handled 3000] [--shared FOLDER]

Both workers are looked at when they have grouped the same number of articles: stories take memory of their own.
"""

import argparse
from pathlib import Path

from bench.stream_articles import many
from bench.stream_process import Usage, pace, running, usage
from bench.stream_topics import fresh, grouping
from pipeline.settings import Settings, read_settings
from pipeline.stream.producer import replay

STEPS = "extract,group,log"
CHARACTERS = 2000  # of each article
MORE = 64  # MiB that a backlog of any length may cost


def main() -> None:
    """Measure and print; exits with 1 where the backlog costs more than it may."""
    given = _arguments()
    short = _peak(given, given.handled)
    long = _peak(given, given.backlog)
    more = long.mib - short.mib
    print(f"the longer backlog costs {more} MiB more (at most {MORE})")
    if more > MORE:
        raise SystemExit("missed: memory")


def _peak(given: argparse.Namespace, backlog: int) -> Usage:
    """What a worker has used when it has handled its part of the backlog."""
    settings: Settings = read_settings()
    with fresh(settings) as here:
        sent = replay(many(given.shared, backlog, CHARACTERS), here)
        sent.check()
        with running(here, STEPS, 1) as (worker,), grouping(here) as done:
            pace([worker], done, given.handled)
            found = usage(worker)
    print(
        f"{sent.articles} articles ({sent.bytes // 2**20} MiB) waiting, {given.handled} grouped: peak "
        f"{found.stream_mib} MiB streaming, {found.parse_mib} MiB parsing",
        flush=True,
    )
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--backlog", type=int, default=100_000)
    parser.add_argument("--handled", type=int, default=3000)
    parser.add_argument("--shared", type=Path, help="folder with corpora/stories/news-3000.jsonl.gz")
    return parser.parse_args()


if __name__ == "__main__":
    main()
