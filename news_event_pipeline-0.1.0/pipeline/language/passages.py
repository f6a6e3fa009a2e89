"""Passages: what the encoder reads at once, a run of sentences behind the title and the sentence before them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

LONGEST = 160
"""Pieces of a passage; a longer sentence is a passage of its own."""
MOST_OF_TITLE = 32
MOST_OF_SENTENCE = 256
MOST_OF_CONTEXT = 64
"""Of a sentence that is context only, its last pieces."""
CLS, SEP = 101, 102

Array = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Pieces:
    """Word pieces of one sentence, or of a part of a very long one; offsets are of the document's characters."""

    sentence: int
    ids: list[int]
    starts: list[int]
    ends: list[int]


@dataclass(frozen=True)
class Passage:
    """Arrays of one length: ids; segments (1: context); sentences (-1: title and marks); characters of each piece."""

    ids: Array
    segments: Array
    sentences: Array
    starts: Array
    ends: Array


def pieces(tokenizer: Tokenizer, sentences: Sequence[tuple[int, str]]) -> list[list[Pieces]]:
    """The word pieces of sentences, each given with its first character's offset; a very long one in parts."""
    encoded = tokenizer.encode_batch([text for _, text in sentences], add_special_tokens=False)
    return [
        [
            Pieces(
                number,
                one.ids[first : first + MOST_OF_SENTENCE],
                [offset + start for start, _ in one.offsets[first : first + MOST_OF_SENTENCE]],
                [offset + end for _, end in one.offsets[first : first + MOST_OF_SENTENCE]],
            )
            for first in range(0, len(one.ids), MOST_OF_SENTENCE)
        ]
        for number, ((offset, _), one) in enumerate(zip(sentences, encoded, strict=True))
    ]


def passages(title: Sequence[int], units: Sequence[Pieces], read: Collection[int]) -> Iterator[Passage]:
    """The passages that hold the units to read (by their number), each with the one before it; in order.

    Units that stand side by side share a passage as long as it holds no more than LONGEST pieces.
    """
    head = [CLS, *title[:MOST_OF_TITLE], SEP] if title else [CLS]
    for run in _runs(units, read, LONGEST - len(head) - 1):
        yield _made(head, [(units[number] if reads else _end(units[number]), reads) for number, reads in run])


def _runs(units: Sequence[Pieces], read: Collection[int], room: int) -> Iterator[list[tuple[int, bool]]]:
    """Numbers of units that stand side by side, each with whether it is read; the others are context."""
    run: list[tuple[int, bool]] = []
    size = 0
    for number in sorted(read):
        between = range(max(run[-1][0] + 1 if run else 0, number - 1), number)
        added = _size(units, between, number)
        if run and (run[-1][0] < number - 2 or size + added > room):
            yield run
            run, size = [], 0
        if not run:
            between = range(max(0, number - 1), number)
            added = _size(units, between, number)
        run += [*((each, False) for each in between), (number, True)]
        size += added
    if run:
        yield run


def _size(units: Sequence[Pieces], between: range, number: int) -> int:
    return sum(min(len(units[each].ids), MOST_OF_CONTEXT) for each in between) + len(units[number].ids)


def _end(unit: Pieces) -> Pieces:
    """The last pieces of a unit that is context."""
    most = MOST_OF_CONTEXT
    return Pieces(unit.sentence, unit.ids[-most:], unit.starts[-most:], unit.ends[-most:])


def _made(head: list[int], run: Sequence[tuple[Pieces, bool]]) -> Passage:
    ids = [*head, *chain.from_iterable(unit.ids for unit, _ in run), SEP]
    ends = [*accumulate((len(unit.ids) for unit, _ in run), initial=len(head))]
    segments = np.ones(len(ids), dtype=np.int64)
    sentences = np.full(len(ids), -1, dtype=np.int64)
    starts, stops = np.zeros(len(ids), dtype=np.int64), np.zeros(len(ids), dtype=np.int64)
    for (unit, reads), (first, last) in zip(run, pairwise(ends), strict=True):
        segments[first:last] = int(not reads)
        sentences[first:last] = unit.sentence
        starts[first:last], stops[first:last] = unit.starts, unit.ends
    return Passage(np.array(ids, dtype=np.int64), segments, sentences, starts, stops)
