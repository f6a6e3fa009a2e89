"""How many articles a second are grouped, with few and with many stories open."""

import random
import resource
import time
from collections.abc import Iterator, Sequence

from pipeline.model import Analysis, Fact, Facts, Features
from pipeline.stories import Grouper
from pipeline.stories.tables import rarity

OPEN = (1_000, 10_000, 50_000)
TERMS = 110  # of title and lead, as in the news
TITLE = 8
SKETCH = 90
DAYS = 3  # in which all open stories were touched: the busiest case


def speeds(stream: Sequence[Analysis]) -> Iterator[str]:
    """For each number of open stories, one line: the articles of the stream a second, and the memory."""
    for number in OPEN:
        grouper = Grouper(articles=number)
        for filler in fillers(number):
            grouper.add(filler)
        started = time.process_time()
        for item in stream:
            grouper.add(item)
        seconds = time.process_time() - started
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield f"{number} open stories: {len(stream) / seconds:.0f} articles/s, at most {memory:.0f} MiB resident"


def fillers(number: int) -> Iterator[Analysis]:
    """Made-up articles on unrelated matters, their terms drawn as often as the news has them."""
    chance = random.Random(number)
    table = rarity()
    terms = sorted(table.weights)
    weights = [2.718 ** -table.weights[term] for term in terms]
    for index in range(number):
        drawn = chance.choices(terms, weights, k=TERMS) + [f"name{chance.randrange(20 * number)}" for _ in range(6)]
        yield _analysis(f"filler-{index}", sorted(set(drawn)), chance)


def _analysis(name: str, terms: list[str], chance: random.Random) -> Analysis:
    day = 1 + chance.randrange(DAYS)
    published = Fact(value=f"2016-06-{day:02}", evidence="", how="metadata")
    sketch = tuple(sorted(chance.sample(range(1 << 29), SKETCH)))
    features = Features(
        terms=dict.fromkeys(terms, 1), title=tuple(chance.sample(terms, TITLE)), sketch=sketch, words=8 * SKETCH
    )
    return Analysis(article_id=name, source_id=name, source=name, facts=Facts(published=published), features=features)
