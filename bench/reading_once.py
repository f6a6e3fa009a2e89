"""One reading of articles, timed: ``python reading_once.py ARTICLES.jsonl.gz MOST``; run for any commit's code.

It uses only what every commit has, so it must not import anything else of the bench.
"""

import gzip
import json
import resource
import sys
import time
from itertools import islice

from pipeline.articles.clean import clean
from pipeline.extract import Extractor
from pipeline.language.load import load
from pipeline.model import Article, CleanArticle, Metadata

_BATCH = 16  # articles given to the extractor at a time, as a worker does


def articles(path: str, most: int) -> list[CleanArticle]:
    """The first articles of a file, cleaned."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [clean(_article(json.loads(line))) for line in islice(lines, most)]


def _article(row: dict[str, str]) -> Article:
    facts = Metadata(title=row.get("title"), published=row.get("date"))
    name = row["id"]
    return Article(id=name, source_id=name, source="news", content_type="text/plain", text=row["text"], metadata=facts)


def main() -> None:
    """Prints processor seconds of this process, peak memory in MiB and the events' number as JSON."""
    given = articles(sys.argv[1], int(sys.argv[2]))
    extractor = Extractor(load())
    extractor.extract(given[:2])  # tables are read and caches filled before the clock starts
    start = time.process_time()
    events = sum(
        len(found) for at in range(0, len(given), _BATCH) for found in extractor.extract(given[at : at + _BATCH])
    )
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "events": events}))


if __name__ == "__main__":
    main()
