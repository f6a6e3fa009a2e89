"""The axes of an article's vector: from the event network's lower states to where the untouched encoder puts a text.

Fine-tuning on events bends the encoder; a linear map from what its lower layers still know brings the old sense of
likeness back, in fewer dimensions.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
SIZE = 128


def axes(states: Floats, teacher: Floats, size: int = SIZE, strength: float = 1.0) -> tuple[Floats, Floats]:
    """Axes (width x size) and centre (width) that bring mean states near the teacher's vectors, by ridge regression.

    states: texts x width, as the stem gives them on average; teacher: texts x width, unit vectors.
    """
    centre = states.mean(axis=0)
    goal = teacher - teacher.mean(axis=0)
    principal = np.linalg.svd(goal, full_matrices=False)[2][:size].T
    given = states - centre
    squares = given.T @ given + strength * np.eye(states.shape[1])
    return np.linalg.solve(squares, given.T @ (goal @ principal)), centre


def nearest_alike(vectors: Floats, stories: Sequence[str]) -> float:
    """The share of texts whose nearest other text tells of the same story."""
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -np.inf)
    nearest = likeness.argmax(axis=1)
    return float(np.mean([stories[one] == stories[other] for one, other in enumerate(nearest)]))
