"""Mutated inputs through reading, cleaning and showing: nothing crashes, nothing hangs, everything is accounted for.

    python -m bench.fuzz_articles --count 20000 [--seed 1] [--fixtures DIR...]

Every input is made from the seed alone, so a failure can be run again: --only N runs the N-th input. What reading loads
at its first use is loaded before; every input runs once.
"""

import argparse
import io
import logging
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bench.fuzz_mutations import mutated
from pipeline.articles.clean import clean
from pipeline.articles.formats.format import Input
from pipeline.articles.inspect import as_json, as_text
from pipeline.articles.make import Unreadable
from pipeline.articles.read import read_stream
from pipeline.articles.warm_up import warm_up
from pipeline.model import Article

_ROOT = Path(__file__).parent.parent
FIXTURES = (_ROOT / "tests" / "articles" / "fixtures", _ROOT / "seeds")
LIMIT = 1.0
"""Seconds of processor time that may pass until the next article comes out of an input, or its end."""
_TOLD = 1000
"""Inputs between two words of how far the run is."""
_REFUSED = 0.2
"""How often a sample that is refused by name is chosen, beside one that is read."""


class Outcome(NamedTuple):
    """What came of one input, and the longest time in seconds that something of it was waited for."""

    articles: int
    unreadable: int
    wait: float
    problem: str = ""


def originals(folders: Sequence[Path]) -> list[Path]:
    """The files that are mutated, in the order of their names."""
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


def inputs(fixtures: Sequence[Path], seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of mutated inputs; the N-th depends on the seed and N alone."""
    files = [(path.name, path.read_bytes()) for path in fixtures]
    weights = [_REFUSED if path.parent.name == "refused" else 1.0 for path in fixtures]
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")
        ((name, data),) = chance.choices(files, weights)
        yield name, mutated(data, chance)


def run(name: str, data: bytes) -> Outcome:
    """One input through everything that reads it."""
    times = [time.process_time()]
    outcomes: list[bool] = []
    try:
        for found in read_stream(Input(io.BytesIO(data), name, name)):
            outcomes.append(_through(found))
            times.append(time.process_time())
        problem = "" if outcomes else "not accounted for"
    except Exception as error:  # the very thing that is looked for
        problem = f"{type(error).__name__}: {error}"[:200]
    wait = max(later - earlier for earlier, later in pairwise((*times, time.process_time())))
    slow = "slow" if wait > LIMIT else ""
    return Outcome(outcomes.count(True), outcomes.count(False), wait, problem or slow)


def _through(found: Article | Unreadable) -> bool:
    if isinstance(found, Unreadable):
        assert found.reason and found.source
        return False
    cleaned = clean(found)
    cleaned.model_dump_json()
    for mask in cleaned.masks:
        assert 0 <= mask.start < mask.end <= len(found.text)
    as_json(cleaned)
    as_text(cleaned)
    return True


def main() -> int:
    """Print what came of all inputs; exit 1 where any crashed, hung or was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--fixtures", type=Path, nargs="+", default=FIXTURES)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    warm_up()
    totals: Counter[str] = Counter()
    slowest = 0.0
    for number, (name, data) in enumerate(inputs(originals(options.fixtures), options.seed, options.count)):
        if options.only is not None and number != options.only:
            continue
        outcome = run(name, data)
        slowest = max(slowest, outcome.wait)
        totals.update(
            inputs=1, articles=outcome.articles, unreadable=outcome.unreadable, problems=bool(outcome.problem)
        )
        if outcome.problem:
            print(f"input {number} ({name}, {len(data)} bytes): {outcome.problem}, {outcome.wait:.2f} s", flush=True)
        if totals["inputs"] % _TOLD == 0:
            print(f"{totals['inputs']} inputs, slowest {slowest:.2f} s", file=sys.stderr, flush=True)
    counts = ", ".join(f"{key} {totals[key]}" for key in ("inputs", "articles", "unreadable", "problems"))
    print(f"{counts}, slowest {slowest:.2f} s")
    return 1 if totals["problems"] else 0


if __name__ == "__main__":
    sys.exit(main())
