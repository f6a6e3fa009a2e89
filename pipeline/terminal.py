"""Article text on a terminal: untrusted, so nothing in it may move the cursor or change colours."""

import unicodedata

_SHOWN_AS_IS = {"\n", "\t"}


def printable(text: str) -> str:
    r"""The text with control and direction-changing characters written as escapes (\x1b, \u202e)."""
    if text.isprintable():
        return text
    return "".join(_escaped(character) for character in text)


def _escaped(character: str) -> str:
    category = unicodedata.category(character)
    if character in _SHOWN_AS_IS or not (category.startswith("C") or category in ("Zl", "Zp")):
        return character
    return character.encode("unicode_escape").decode()
