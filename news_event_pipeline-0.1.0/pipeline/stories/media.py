"""Which sources are outlets and agencies, and under what name they count."""

from functools import lru_cache

from pipeline.stories.tables import families, name_words
from pipeline.stories.words import WORD, fold, word_set

KINDS = word_set(
    """
    newspaper paper agency newswire wire magazine broadcaster daily weekly tabloid network channel station
    outlet website site report reports article story media press news
    """
)
MASTHEADS = word_set(
    """
    times post journal news herald tribune gazette daily guardian telegraph chronicle observer mail mirror
    star globe press examiner dispatch bulletin tv television radio broadcasting newspaper magazine courier
    inquirer
    """
)


@lru_cache(maxsize=4096)
def medium(text: str) -> str | None:
    """The name that an outlet or agency counts under; "" for one not named in full ("the Journal"); None for others."""
    capitals = [word for word in WORD.findall(text) if word[0].isupper()]
    name = name_words(" ".join(capitals))
    known = families().get(name) or families().get(name - KINDS)
    if known:
        return known
    if len(name) > 1 and fold(capitals[-1]) in MASTHEADS:
        return " ".join(word for word in capitals if fold(word) != "the")
    unnamed = not name - KINDS and _last(text) in KINDS
    return "" if unnamed or (len(name) == 1 and name <= MASTHEADS) else None


def _last(text: str) -> str:
    words = WORD.findall(text)
    return fold(words[-1]) if words else ""
