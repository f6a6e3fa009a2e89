"""Mutated inputs through reading, cleaning and showing: nothing crashes, nothing hangs, everything is accounted for.

    python -m bench.fuzz_articles --count 20000 [--seed 1] [--fixtures DIR...]

Every input is made from the seed alone, so a failure can be run again: --only N runs the N-th input. What reading loads
at its first use is loaded before; every input runs once.
"""

import argparse
import gzip
import io
import logging
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

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

Mutation = Callable[[bytes, random.Random], bytes]


class Outcome(NamedTuple):
    """What came of one input, and the longest time in seconds that something of it was waited for."""

    articles: int
    unreadable: int
    wait: float
    problem: str = ""


def truncated(data: bytes, chance: random.Random) -> bytes:
    """The data up to a random place."""
    return data[: chance.randrange(len(data) + 1)]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bytes replaced by random ones."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 60) if changed else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def spliced(data: bytes, chance: random.Random) -> bytes:
    """Random bytes, a token that formats give a meaning to, or a piece of the data itself put in somewhere."""
    place = chance.randrange(len(data) + 1)
    pieces = (chance.randbytes(chance.randrange(1, 400)), chance.choice(_TOKENS), data[place // 2 : place])
    return data[:place] + chance.choice(pieces) * chance.choice((1, 1, 2, 50)) + data[place:]


def repeated(data: bytes, chance: random.Random) -> bytes:
    """A short piece of the data, or a token, many times: huge lines, deep nesting, long lists."""
    place = chance.randrange(len(data) + 1)
    piece = chance.choice((data[place : place + chance.randrange(1, 40)], chance.choice(_TOKENS))) or b"x"
    return data[:place] + piece * chance.choice((100, 3000, 200_000 // len(piece))) + data[place:]


def unbroken(data: bytes, chance: random.Random) -> bytes:
    """The data on one line, many times over."""
    return data.replace(b"\n", b" ") * chance.choice((1, 5, 30))


def packed(data: bytes, chance: random.Random) -> bytes:
    """The data within gzip or zip, up to four deep, whole or cut short."""
    for _ in range(chance.randrange(1, 5)):
        data = gzip.compress(data, 1, mtime=0) if chance.random() < 0.6 else _zipped(data, chance)
    return data if chance.random() < 0.6 else truncated(data, chance)


def bomb(data: bytes, chance: random.Random) -> bytes:
    """Much of the same, packed to little."""
    text = (chance.choice(_TOKENS) + data[:50]) * (chance.choice((1, 20)) * 1_000_000 // (len(data[:50]) + 10))
    return gzip.compress(text, 1, mtime=0)


def _zipped(data: bytes, chance: random.Random) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(chance.choice((0, 1, 1, 3))):
            name = chance.choice(("a.txt", "../../b.html", "c.jsonl", "d\x1b[31m.md", "[Content_Types].xml"))
            archive.writestr(zipfile.ZipInfo(f"{number}/{name}"), data)
    return target.getvalue()


_TOKENS = (
    b"<div>", b"<b>", b"<p>", b"</p>", b"<script>", b"<!--", b"<![CDATA[", b"<table><tr><td>", b"<h1>", b"<svg>",
    b"<a href='", b"[", b'{"a":', b"[{", b'"', b"\\u0000", b"\\ud800", b"&#xD800;", b"&amp;", b"&a;",
    b'<!DOCTYPE x [<!ENTITY a "&b;">]>', b"<?xml version='1.0'?>", b"<rss>", b"<item>", b"WARC/1.0\r\n",
    b"Content-Length: 99999999999\r\n", b"\r\n\r\n", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b",
    b"PK\x03\x04", b"\x1b[2J", b"\xe2\x80\xae", b"By A B, ", b"A B and ", b"A/B/", b"(A ", b" MORE ", b"aA",
    b"Xx Yy XxYy ", b"Photo: ", b"https://a.b/", b"[a](", b"](#) ", b"**", b"#", b"# ", b"- ", b"June 4, 2019 ",
    b"2019-06-04", b"Read more: ", b"Reuters reported ", b" contributed to this report.", b". ", b"\n", b"\r", b"\t",
    b" ", b"MOSCOW, ", b"(Reuters) - ", b"\xd0\x9a\xd1\x80\xd0\xb5\xd0\xbc\xd0\xbb\xd1\x8c ",
    b"\xe4\xb8\xad\xe5\x9b\xbd", b"Copyright 2019 ", b"End of Document\n", b"Body\n", b"1 of 2 DOCUMENTS\n", b"a,b;c\t",
    b"--b\n", b"Content-Type: multipart/mixed; boundary=b\n\n", b"=?utf-8?q?=E2?= ", b"/*", b"a{b:c}", b"f(x);\n",
    b"<p>", b"<w:p><w:r><w:t>", b"<nitf>", b"<newsItem>", b"https://a.b/ 1.2.3.4 20210503100000 text/html 9\n",
)  # fmt: skip
_MUTATIONS: tuple[Mutation, ...] = (truncated, flipped, spliced, repeated, unbroken, packed, bomb)
_WEIGHTS = (4, 4, 5, 5, 2, 2, 0.3)


def originals(folders: Sequence[Path]) -> list[Path]:
    """The files that are mutated, in the order of their names."""
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


def inputs(fixtures: Sequence[Path], seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of mutated inputs; the N-th depends on the seed and N alone."""
    files = [(path.name, path.read_bytes()) for path in fixtures]
    for number in range(count):
        chance = random.Random(f"{seed}:{number}")
        name, data = chance.choice(files)
        for mutation in chance.choices(_MUTATIONS, _WEIGHTS, k=chance.choice((1, 1, 2, 3))):
            data = mutation(data[:3_000_000], chance)
        yield name, data


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
