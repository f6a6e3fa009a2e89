"""Sums of money in a sentence."""

from spacy.tokens import Token

from pipeline.extract.grammar.words import lexicon

_MONEY = frozenset("$€£¥")
_CURRENCIES = lexicon(
    "dollar dollars euro euros pound pounds ruble rubles rouble roubles yuan yen rupee rupees krone crown zloty"
)
# In the text of every sentence with a sum of money, in lower case.
MONEY_NAMED = (
    r"[$€£¥₹]|illion|\b(?:dollar|euro|pound|yen|yuan|renminbi|ruble|rouble|franc|rupee|peso|dirham|riyal|dinar|"
    r"shekel|kron|zloty|lira|won|rand|usd|eur|gbp)"
)


def has_money(token: Token) -> bool:
    """Whether a token is part of a sum of money."""
    if token.ent_type_ == "MONEY" or token.text in _MONEY or token.lower_ in _CURRENCIES:
        return True
    return len(token.text) > 1 and token.text[0] in _MONEY
