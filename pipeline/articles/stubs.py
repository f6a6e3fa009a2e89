"""Pages that stand in the place of an article: they ask for consent, payment, JavaScript or proof of being no robot."""

import re
from collections import Counter

MOST_WORDS = 250
"""Words of a text that can be such a page."""
_SHARE = 0.5
"""Of the words, those in sentences that only such a page has."""
_SENTENCE = re.compile(r"[^.!?\n]{1,2000}[.!?\n]?")
_SIGNS = (
    (
        "a page that asks for consent",
        r"\bwe (?:and (?:our|\d{1,4}) [\w ]{2,30})?(?:use|store|value|process)\b.{0,80}"
        r"\b(?:cookies?|privacy|data|device)"
        r"|\b(?:accept|reject) (?:all|cookies)\b|\bmanage (?:options|preferences|settings|cookies|choices)\b"
        r"|\b(?:your|withdraw) (?:consent|privacy (?:choices|settings))\b|\bbefore you continue\b"
        r"|\bprivacy (?:and cookie )?policy\b|\bpersonali[sz]ed (?:ads|content|advertising)\b"
        r"|\bcookies? (?:policy|settings)\b",
    ),
    (
        "a page that asks for payment",
        r"\bsubscribe (?:now|today|to (?:continue|read|unlock|keep))\b"
        r"|\b(?:already|not yet) (?:a )?(?:subscriber|subscribed)\b"
        r"|\b(?:for|to) subscribers only\b|\bto (?:continue|keep) reading\b|\bcancel (?:any ?time|at any time)\b"
        r"|\bfree trial\b"
        r"|\b(?:sign|log) in to (?:continue|read|your account)\b|\b(?:digital|unlimited) (?:access|subscription)\b"
        r"|\byou(?:['’]ve| have) (?:reached|used)\b.{0,40}\b(?:limit|free articles?)\b",
    ),
    (
        "a page that asks for JavaScript",
        r"\b(?:enable|turn on|requires?|needs?|without|disabled)\b.{0,40}\bjavascript\b"
        r"|\bjavascript (?:is|must be|to be|has been)\b.{0,40}\b(?:disabled|enabled|required|available)\b"
        r"|\byour browser (?:does not|doesn['’]t|is not|isn['’]t) support",
    ),
    (
        "a page that asks whether a person reads",
        r"\b(?:are|you['’]?re|you are) (?:you )?(?:not )?(?:a )?(?:human|robot)\b|\bverify(?:ing)? (?:that )?you\b"
        r"|\bcaptcha\b"
        r"|\bchecking (?:your browser|if the site connection is secure)\b|\bunusual (?:traffic|activity)\b"
        r"|^\W{0,9}(?:(?:error )?\d{3,4}\W{1,9}(?:forbidden\W{1,9})?)?access (?:is )?denied"
        r"\W{0,9}(?:[|\u2013\u2014-].{0,80})?$"
        r"|\baccess to this (?:page|site) (?:has been|is) denied\b|\bray id\b"
        r"|\byour (?:ip|browser) (?:address )?has been\b|\breview the security of your connection\b"
        r"|\bcomplet(?:e|ing) (?:the|a) security (?:check|verification)\b|^\W{0,9}just a moment\W{0,9}$"
        r"|\byou (?:don['’]t|do not) have permission to (?:access|view)\b|\bon this server\b|^\W{0,9}reference #\d",
    ),
)
_STUBS = tuple((reason, re.compile(signs, re.IGNORECASE)) for reason, signs in _SIGNS)


def stub(text: str, title: str | None = None) -> str | None:
    """What kind of such page a text is, or nothing where it is none.

    A title counts where it is one that only such a page has: above a page that asks for payment stands the article's.
    """
    if len(text) > 10 * MOST_WORDS or len(text.split()) > MOST_WORDS:
        return None
    told = _told(text)
    if told.total() == told[None]:
        return None
    if title and title not in text:
        told += Counter({reason: words for reason, words in _told(title[: 10 * MOST_WORDS]).items() if reason})
    reason, _ = max(((reason, told[reason]) for reason, _ in _STUBS), key=lambda pair: pair[1])
    return reason if told.total() - told[None] >= _SHARE * told.total() else None


def _told(text: str) -> Counter[str | None]:
    """How many words stand in the sentences of each kind of such page, and in those of none."""
    told: Counter[str | None] = Counter()
    for sentence in _SENTENCE.findall(text):
        told[_reason(sentence)] += len(sentence.split())
    return told


def _reason(sentence: str) -> str | None:
    return next((reason for reason, signs in _STUBS if signs.search(sentence)), None)
