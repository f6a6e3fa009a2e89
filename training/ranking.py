"""How hard each sentence is to tell from one with an event: which of those without are worth learning from."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression

FOLDS = 5


def held_out_odds(
    texts: Sequence[str], labels: npt.NDArray[np.bool_], groups: Sequence[int]
) -> npt.NDArray[np.float64]:
    """The log odds of each text to hold an event, by words and pairs of words, learned without its group's fold."""
    features = HashingVectorizer(ngram_range=(1, 2), alternate_sign=False).transform(texts)
    fold = np.asarray(groups) % FOLDS
    found = np.zeros(len(labels))
    for number in range(FOLDS):
        model = LogisticRegression(C=30, max_iter=400).fit(features[fold != number], labels[fold != number])
        found[fold == number] = model.decision_function(features[fold == number])
    return found
