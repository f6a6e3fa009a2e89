"""Sums of money in a sentence."""

from spacy.tokens import Token

from pipeline.extract.grammar.entities import entity
from pipeline.extract.grammar.words import lexicon

_MONEY = frozenset("$€£¥")
_CURRENCIES = lexicon(
    "dollar dollars euro euros pound pounds ruble rubles rouble roubles yuan yen rupee rupees krone crown zloty"
)
# In the text of every sentence with a sum of money, in lower case.
MONEY_NAMED = (
    r"[$€£¥₹]|illion|\b(?:dollar|euros?\b|pounds?\b|yen\b|yuan|renminbi|rubles?\b|rouble|francs?\b|rupee|pesos?\b|"
    r"dirham|ri[ya]ls?\b|dinar|shekel|kron[aeou]|zloty|liras?\b|rands?\b|baht|naira|shilling|forint|(?:usd|eur|gbp)\b)|"
    r"(?:\d|thousand|hundred)\Wwon\b"
)


def has_money(token: Token) -> bool:
    """Whether a token is part of a sum of money; only beside a number are entities asked for."""
    if _is_currency(token):
        return True
    return any(map(_counts, token.doc[max(0, token.i - 4) : token.i + 3])) and entity(token) == "MONEY"


def _is_currency(token: Token) -> bool:
    return token.text[0] in _MONEY or token.lower_ in _CURRENCIES


def _counts(token: Token) -> bool:
    """ "40", "five", "$12", "millions", "half"."""
    return token.like_num or token.lower_.endswith("illions") or token.lower_ in ("hundreds", "thousands", "half")
