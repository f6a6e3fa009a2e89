"""The language of a text: English by its function words, any other by a model that ships with its library."""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier


_GLANCE, _SAMPLE = 800, 3000
"""Characters that show English for what it is, and those that the model sees of a text where they do not."""
_FEW, _SEVERAL, _MANY = 8, 40, 150
"""Letters that tell a script, a language that the model is sure of, and one that it is not."""
_SURE, _HARDLY = 0.9, 0.03
_WRITTEN_ALIKE = frozenset({"wuu", "yue"})
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to that for with from by was were has have had his their which who this said been are would"
    " could not they its after about into than will over more when also but as he she it".split()
)


class Language(NamedTuple):
    """ISO 639-1 code, and the words that were looked at."""

    code: str
    evidence: str


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 # most texts need none of it

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if code not in _WRITTEN_ALIKE])
    return identifier


def identify(text: str) -> Language | None:
    """The language of a text's first thousands of characters; absent where they are too few to tell."""
    words = _WORD.findall(text[:_GLANCE])
    evidence = " ".join(words[:8])[:120]
    if _mostly_english([word.lower() for word in words]):
        return Language("en", evidence)
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    letters = "".join(words)
    if len(letters) < _FEW:
        return None
    code = _classify(sample, letters)
    return Language(code, evidence) if code else None


def _classify(sample: str, letters: str) -> str | None:
    """The model's answer where it is sure, or where the text is surely not English."""
    ranked = _identifier().rank(sample)
    (code, share), english = ranked[0], dict(ranked)["en"]
    code = str(code)
    if sum(map(_latin, letters)) < 0.5 * len(letters):
        return next(str(other) for other, _ in ranked if other != "en")
    if len(letters) < _SEVERAL:
        return None
    return code if share >= _SURE or (len(letters) >= _MANY and english < _HARDLY) else None


def _latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00"


def _mostly_english(words: list[str]) -> bool:
    """Whether a fifth of at least five words, and two of them different, are such as English alone has often."""
    known = [word for word in words if word in _ENGLISH]
    return len(words) >= 5 and len(known) >= 0.2 * len(words) and len(set(known)) >= 2 and "the" in known
