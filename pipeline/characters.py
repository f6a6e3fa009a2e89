"""Characters that a reader does not see, and that hide words from programs where they stand within them."""

INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
"""Soft hyphens, joiners, marks of direction, byte order marks within a text, spaces of no width."""
WITHOUT_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))
"""For str.translate."""
FIXED_SPACES = "\u00a0\u2007\u2009\u202f"
"""Spaces that numbers are grouped by: no-break, figure, thin, narrow."""
