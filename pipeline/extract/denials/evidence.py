"""What a sentence or its article shows where words as common as "not", "never" and "no" deny something.

Only such sentences are parsed for these words; the rules ask more closely, but for nothing that is not named here.
"""

from pipeline.extract.denials.claims import tells_of_disputes
from pipeline.extract.denials.ignorance import SAID_NOT
from pipeline.extract.denials.negating import HINT
from pipeline.language.signs import either, every, in_article, text_has

_DISPUTES = in_article(tells_of_disputes)
_STRESSED = text_has(r"\b(?:emphasi|stress|reiterat|clarif|retort|counter|protest|insist|maintain|sw[eo]r)")

BARE = every(text_has(HINT), either(_STRESSED, _DISPUTES))
NEVER = every(text_has(r"\b(?:i|we|he|she|they|it|you)\b"), _DISPUTES)
SAID = text_has(SAID_NOT)
NOTHING_TO_DO = text_has(r"\bnothing\b.{1,40}\bdo\b")
NOT_TRUE = text_has(r"(?:\bnot|n't|\bnever)\W{1,3}(?:\w{1,20}\W{1,3}){0,5}(?:true|accurate|correct|case)\b")
FAR = text_has(r"\b(?:far|further|farther)\b")
ITSELF = text_has(r"sel(?:f|ves)\b")
