"""Signs that a sentence can hold an event, read off its words and its article's before anything is parsed."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

_WORD = re.compile(r"n't\b|[^\W_]+?(?=n't\b)|[^\W_]+|'[a-z]{1,2}\b")
# Phrases whose words name nothing by themselves, however often they stand in news.
_FIXED = re.compile(r"\b(?:according to|in order to|white house|house of (?:representatives|commons|lords))\b")


class Seen(NamedTuple):
    """What is seen of a sentence: words and text (lower case, straight apostrophes), word -> count in its article."""

    words: Sequence[str]
    text: str
    article: Mapping[str, int]

    @classmethod
    def of(cls, sentence: str, article: Mapping[str, int]) -> "Seen":
        """A sentence of an article."""
        text = sentence.lower().replace("’", "'")
        return cls(_WORD.findall(_FIXED.sub(" ", text)), text, article)


Sign = Callable[[Seen], bool]


def text_has(pattern: str) -> Sign:
    """The text has a match of a regular expression (of bounded repetition)."""
    compiled = re.compile(pattern)
    return lambda seen: compiled.search(seen.text) is not None


def has_word(forms: frozenset[str]) -> Sign:
    """One of the words stands in the sentence; of a hyphenated word, one of its parts."""
    parts = frozenset(part for form in forms for part in _WORD.findall(form))
    return lambda seen: not parts.isdisjoint(seen.words)


def in_article(topic: Callable[[Mapping[str, int]], bool]) -> Sign:
    """The article is about the topic, by how often it has which words."""
    return lambda seen: topic(seen.article)


def every(*signs: Sign) -> Sign:
    """All of the signs are needed."""
    return lambda seen: all(sign(seen) for sign in signs)


def either(*signs: Sign) -> Sign:
    """One of the signs is enough."""
    return lambda seen: any(sign(seen) for sign in signs)
