"""Characters that a reader does not see, and that hide words from programs or steer a terminal."""

import re

INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Soft hyphens, joiners, marks of direction, byte order marks within a text, spaces of no width."""
WITHOUT_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))
"""For str.translate."""
FIXED_SPACES = "\u00a0\u2007\u2009\u202f"
"""Spaces that numbers are grouped by: no-break, figure, thin, narrow."""
_SEQUENCES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-Z\\^-~]"
)
"""Commands to a terminal: of colour or place, a window's title, and others."""
_BREAKS = re.compile(r"[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Without white space; those that turn the direction of what follows them are among them."""


def readable(text: str) -> str:
    """The text without what steers a terminal or turns the direction of words; breaks of pages and lines are spaces."""
    if text.isprintable():
        return text
    return _CONTROLS.sub("", _BREAKS.sub(" ", _SEQUENCES.sub("", text)))
