"""Copy detection against the truth: exact containment of word shingles, over all pairs of articles."""

from collections import Counter
from collections.abc import Sequence

from bench.stories_scores import Score, of_sets
from pipeline.model import CleanArticle
from pipeline.stories.copies import Copies
from pipeline.stories.features import SHINGLE, features, prose
from pipeline.stories.words import WORD, fold

HALF = 0.5  # of the shorter text
LEAST_WORDS = 30  # of a text that can be called a copy
COMMON = 200  # articles; a shingle of more cannot alone bring a pair up


def copies(articles: Sequence[CleanArticle]) -> Score:
    """Pairs of articles of which the shorter stands at least by half in the longer."""
    return of_sets(_found(articles), _true(articles))


def _found(articles: Sequence[CleanArticle]) -> set[tuple[int, int]]:
    known, pairs = Copies(), set()
    for index, article in enumerate(articles):
        sketch = features(article).sketch
        pairs |= {(int(other), index) for other in known.of(sketch)}
        known.add(str(index), sketch)
    return pairs


def _true(articles: Sequence[CleanArticle]) -> set[tuple[int, int]]:
    shingles = [_shingles(article) for article in articles]
    having: dict[int, list[int]] = {}
    for index, own in enumerate(shingles):
        for shingle in own:
            having.setdefault(shingle, []).append(index)
    pairs: set[tuple[int, int]] = set()
    for index, own in enumerate(shingles):
        shared = Counter(
            other for shingle in own if len(having[shingle]) <= COMMON for other in having[shingle] if other < index
        )
        pairs |= {(other, index) for other in shared if _contained(own, shingles[other])}
    return pairs


def _contained(one: set[int], other: set[int]) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= LEAST_WORDS and len(one & other) >= HALF * shorter


def _shingles(article: CleanArticle) -> set[int]:
    words = [fold(word) for word in WORD.findall(prose(article))]
    return {hash(tuple(words[start : start + SHINGLE])) for start in range(max(0, len(words) - SHINGLE + 1))}
