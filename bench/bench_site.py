"""How long the server takes for each kind of page out of a read model of 100,000 articles.

    python -m bench.bench_site [--articles 100000] [--db FILE]

Times are of whole answers over loopback, the best of five; a file that is named is made once and kept.
"""

import argparse
import asyncio
import os
import tempfile
import time
from contextlib import closing
from pathlib import Path
from random import Random

from aiohttp.test_utils import TestClient, TestServer
from tqdm import tqdm

from bench.site_stories import LARGE, Maker
from pipeline.site import database, lists
from pipeline.site.filters import Filters
from pipeline.site.server import application

LIMIT, LIMIT_LARGE = 0.3, 0.2  # seconds for a page; for a story of 200 articles
TIMES = 5
WRITTEN = 500  # articles in a transaction


def main() -> None:
    """Make the file, ask for each page, print a table; exits with 1 where one takes too long."""
    given = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        file = given.db or Path(folder) / "site.db"
        if not file.exists():
            make(file, given.articles)
        _told(file, asyncio.run(_measured(file, addresses(file))))


def make(file: Path, articles: int) -> None:
    """The read model of so many articles, as a whole or not at all."""
    left, scratch = 0, file.with_name(f".{file.name}.new")
    database.remove(scratch)
    with closing(database.create(scratch)) as db, tqdm(total=articles, unit=" articles") as bar:
        for story, texts in Maker(Random(1)).stories(articles):
            for text in texts:
                database.add_text(db, text)
            database.replace_story(db, story)
            bar.update(len(texts))
            left += len(texts)
            if left >= WRITTEN:
                db.commit()
                left = 0
        db.commit()
        db.execute("PRAGMA journal_mode = DELETE")  # one file
    scratch.replace(file)


def addresses(file: Path) -> dict[str, str]:
    """Every kind of page by what it is, with the searches and filters that find much and little."""
    with closing(database.open_to_read(file)) as db:
        db.execute("CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, search, row)")
        (common,), (rare,) = (db.execute(_WORD.format(order)).fetchone() for order in ("DESC", "ASC"))
        (full,), (large,) = (
            db.execute("SELECT id FROM stories ORDER BY abs(articles - ?) LIMIT 1", (size,)).fetchone()
            for size in (10**9, LARGE)
        )
        entry = db.execute("SELECT story_id, id FROM entries ORDER BY articles DESC LIMIT 1").fetchone()
        (article,) = db.execute("SELECT id FROM articles LIMIT 1").fetchone()
        last = lists.stories_page(db, Filters())["pages"]
    return {
        "all stories": "/stories",
        "the last page of them": f"/stories?page={last}",
        "by sources": "/stories?sort=sources",
        "by contested": "/stories?sort=contested",
        "search, a common word": f"/stories?q={common}",
        "search, two words": f"/stories?q={common}+{rare}",
        "search, a rare word": f"/stories?q={rare}",
        "search, one letter": "/stories?q=a",
        "filter, status": "/stories?status=denied",
        "filter, who, where and kind": "/stories?actor=Norway&place=Chad&type=personnel_deployment",
        "filter, outlet and days": "/stories?outlet=The+Northern+Post&since=2025-03-01&until=2025-04-01",
        "search and filters": f"/stories?q={common}&status=denied&actor=Norway&sort=contested",
        "search that finds nothing": "/stories?q=qqqqqq",
        "filter that finds nothing": "/stories?since=2099-01-01",
        _LARGE: f"/stories/{large}",
        "story of 2,000 articles": f"/stories/{full}",
        "its articles": f"/stories/{full}/articles",
        "happening told most": f"/stories/{entry[0]}/entries/{entry[1]}",
        "article": f"/articles/{article}",
        "figures": "/figures",
        "dead letters": "/dead-letters",
    }


_LARGE = f"story of {LARGE} articles"
_WORD = "SELECT term FROM search_words WHERE doc > 1 AND length(term) > 4 ORDER BY doc {} LIMIT 1"


async def _measured(file: Path, asked: dict[str, str]) -> list[tuple[str, float, float, int]]:
    """Of each page its name, the seconds and processor seconds of the best answer, and its bytes."""
    found = []
    async with TestClient(TestServer(application(file))) as client:
        for name, address in tqdm(asked.items(), unit=" pages"):
            times = []
            for _ in range(TIMES):
                began, used = time.perf_counter(), time.process_time()
                async with client.get(address) as answer:
                    size = len(await answer.read())
                    answer.raise_for_status()
                times.append((time.perf_counter() - began, time.process_time() - used))
            found.append((name, min(wall for wall, _ in times), min(cpu for _, cpu in times), size))
    return found


def _told(file: Path, found: list[tuple[str, float, float, int]]) -> None:
    with closing(database.open_to_read(file)) as db:
        counts = [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("articles", "stories")]
    print(f"{counts[0]:,} articles in {counts[1]:,} stories, {file.stat().st_size / 2**20:,.0f} MiB")
    print(f"load {os.getloadavg()[0]:.1f}; where it is above the processors, a page waits for its turn\n")
    print("| page | ms | processor ms | KiB |\n| --- | --- | --- | --- |")
    for name, wall, cpu, size in found:
        print(f"| {name} | {1000 * wall:.0f} | {1000 * cpu:.0f} | {size / 1024:.0f} |")
    slow = [name for name, _, cpu, _ in found if cpu > (LIMIT_LARGE if name == _LARGE else LIMIT)]
    if slow:
        raise SystemExit(f"too slow: {', '.join(slow)}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--db", type=Path, help="the read model; made where it is not there")
    return parser.parse_args()


if __name__ == "__main__":
    main()
