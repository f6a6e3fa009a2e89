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


def printable_json(text: str) -> str:
    r"""JSON text with such characters as \u escapes: it stays the same JSON."""
    if text.isprintable():
        return text
    return "".join(map(_json_escaped, text))


def _json_escaped(character: str) -> str:
    if _escaped(character) == character:
        return character
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
