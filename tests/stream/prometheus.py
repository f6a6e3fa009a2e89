"""A strict parser of Prometheus' text format 0.0.4, for the tests: what is not exactly so raises ValueError."""

import re

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
PAIR = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"')
SAMPLE = re.compile(rf"({NAME})(?:\{{(.+)\}})? (-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?)")
HELP = re.compile(rf"# HELP ({NAME}) ((?:[^\\]|\\[\\n])*)")
TYPE = re.compile(rf"# TYPE ({NAME}) (counter|gauge|histogram)")
SUFFIXES = {"counter": ("",), "gauge": ("",), "histogram": ("_bucket", "_sum", "_count")}

Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]
"""Name and labels -> number."""


def parse(page: bytes) -> Samples:
    """The samples of a page on which each family has its HELP, its TYPE and then its samples, none twice."""
    *lines, last = page.decode().split("\n")
    if last:
        raise ValueError("the last line has no line feed")
    samples: Samples = {}
    families: dict[str, str] = {}
    helped = ""
    for line in lines:
        if told := HELP.fullmatch(line):
            helped = told[1]
        elif typed := TYPE.fullmatch(line):
            _require(typed[1] == helped and helped not in families, line)
            _require(typed[1].endswith("_total") == (typed[2] == "counter"), line)
            families[helped] = typed[2]
        else:
            name, labels, value = _sample(line)
            _require(name in {helped + suffix for suffix in SUFFIXES[families[helped]]}, line)
            _require((name, labels) not in samples, line)
            samples[name, labels] = value
    return samples


def _sample(line: str) -> tuple[str, frozenset[tuple[str, str]], float]:
    found = SAMPLE.fullmatch(line)
    if not found:
        raise ValueError(line)
    labels = _labels(found[2]) if found[2] else {}
    return found[1], frozenset(labels.items()), float(found[3])


def _labels(text: str) -> dict[str, str]:
    pairs, at = {}, 0
    while at < len(text):
        pair = PAIR.match(text, at)
        if not pair or pair[1] in pairs or text[pair.end() : pair.end() + 1] not in ("", ","):
            raise ValueError(text)
        pairs[pair[1]] = re.sub(r"\\(.)", lambda escape: {"n": "\n"}.get(escape[1], escape[1]), pair[2])
        at = pair.end() + 1
    return pairs


def _require(holds: bool, line: str) -> None:
    if not holds:
        raise ValueError(line)
