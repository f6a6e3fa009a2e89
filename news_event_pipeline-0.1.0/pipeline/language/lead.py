"""What a document's vector is made of: its title and first sentences."""

from collections.abc import Sequence
from itertools import chain, islice

import numpy as np
import numpy.typing as npt

from pipeline.language.passages import CLS, MOST_OF_TITLE, SEP, Passage, Pieces

MOST = 96
"""Pieces of title and lead together."""

Floats = npt.NDArray[np.float32]


def lead(title: Sequence[int], units: Sequence[Pieces]) -> Passage | None:
    """Title and first sentences as a passage in which all is context; none where there is neither."""
    head = [*title[:MOST_OF_TITLE]]
    body = [*islice(chain.from_iterable(unit.ids for unit in units), MOST - len(head))]
    if not head and not body:
        return None
    ids = np.array([CLS, *head, *([SEP] if head and body else []), *body, SEP], dtype=np.int64)
    ones = np.ones(len(ids), dtype=np.int64)
    return Passage(ids, ones, -ones, 0 * ones, 0 * ones)
