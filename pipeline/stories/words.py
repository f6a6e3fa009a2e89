"""Words as grouping compares them: folded, stemmed a little, function words and words about saying left out."""

import re
from functools import cache

WORD = re.compile(r"\w+(?:[’'.&-]\w+)*")


def word_set(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


# Nouns and verbs that stand for a claim or for how it was made, and say nothing of what it says.
CLAIM_WORDS = word_set(
    """
    accusation accuse allegation allege announce announcement appear appearance article assert assertion
    assessment charge circumstantial claim comment contact hear idea inform information insinuation insist
    know knowledge matter mean meaning media mention message news newspaper note notion official officially
    otherwise paper point post posting press reaction refer reference regard remark report reporter respond
    response rumor rumour say side source speculation speak speech state statement story subject suggest
    suggestion tell told touch tweet twitter understand word write true truth
    meant said knew known wrote spoke heard asked
    despite otherwise contrary
    amount count detail extent figure number scale size sum total
    """
)
TIME_WORDS = word_set(
    """
    day week month year earlier later today yesterday tomorrow recent recently previous previously last morning evening
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december
    """
)
REPORT_WORDS = word_set(
    """
    article report newspaper paper story press media news journal publication magazine
    """
)


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
    from spacy.lang.en.stop_words import STOP_WORDS  # noqa: PLC0415 - spaCy takes over a second to import

    return frozenset(STOP_WORDS)


@cache
def claim_stems() -> frozenset[str]:
    """Stems of CLAIM_WORDS and of TIME_WORDS."""
    return frozenset(stem(word) for word in CLAIM_WORDS | TIME_WORDS)


@cache
def report_stems() -> frozenset[str]:
    """Stems of REPORT_WORDS."""
    return frozenset(stem(word) for word in REPORT_WORDS)


def _undoubled(word: str) -> str:
    """stopp -> stop, remov -> remov."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word
