"""Words as grouping compares them: folded, stemmed a little, function words and words about saying left out."""

import re
from functools import cache
from importlib.resources import files

WORD = re.compile(r"\w+(?:[’'.&-]\w+)*")


def word_set(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


def fold(word: str) -> str:
    """Lower case, straight apostrophes, no possessive, no points."""
    return word.lower().replace("’", "'").removesuffix("'s").replace(".", "").rstrip("'")


@cache
def stem(word: str) -> str:
    """A folded word without the commonest endings; the same for most forms of a word."""
    for ending, put in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith(("ss", "us", "is")):
            return _undoubled(word.removesuffix(ending) + put)
    return word.removesuffix("e") if len(word) > 4 else word


def stems(text: str) -> frozenset[str]:
    """Stems of the text's words that carry meaning."""
    folded, empty = (fold(word) for word in WORD.findall(text)), _stop_words()
    return frozenset(stem(word) for word in folded if len(word) > 1 and word not in empty)


@cache
def _stop_words() -> frozenset[str]:
    """spaCy's English ones, which take no second to import here."""
    return frozenset((files("pipeline.stories") / "stopwords.tsv").read_text("utf-8").split())


def _undoubled(word: str) -> str:
    """stopp -> stop, remov -> remov."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word
