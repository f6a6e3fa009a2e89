"""Headlines in Title Case: written as running text, so that taggers do not take every word for a name."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHARE = 0.7  # of the words of four letters and more begin with a capital
_FUNCTION = frozenset(
    "a an the of in on at to from for with by as and or but nor is are was were be been has have had will would could "
    "may might should must not no after before over under about into out up off its their his her our than that who "
    "still more most says said say".split()
)


def plain_case(text: str, known: frozenset[str]) -> str:
    """The text with its known words (lower case) and function words in lower case, if it is a headline; same length."""
    words = [match.group() for match in _WORD.finditer(text)]
    long = [word for word in words[1:] if len(word) > 3]
    if len(long) < 3 or sum(word[0].isupper() for word in long) < _SHARE * len(long):
        return text
    return _WORD.sub(lambda match: _lowered(match, known), text)


def _lowered(match: re.Match[str], known: frozenset[str]) -> str:
    word = match.group()
    lower = word.lower()
    common = word[1:].islower() and len(lower) == len(word) and (lower in known or lower in _FUNCTION)
    return lower if common and match.start() > 0 else word
