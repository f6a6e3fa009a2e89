"""What the article around a word tells of, by how often it has which words."""

from collections.abc import Mapping

from spacy.tokens import Token

from pipeline.extract.contracts.contract_nouns import CONTRACTS, LOANS, MERGERS
from pipeline.extract.grammar.words import all_forms, lexicon
from pipeline.extract.text.passages import article_words

_TOPIC = all_forms(CONTRACTS | MERGERS | LOANS | {"acquire", "tender"}) - {"contracted", "contracting"}
_AROUND = all_forms(
    {"deal", "agreement", "order", "sale", "purchase", "supply", "deliver", "supplier", "buyer", "seller"}
)
BUYING = all_forms(MERGERS | {"acquire", "contract", "tender"})
CROWDS_OUT = lexicon(
    "congress senate lawmakers bill legislation republicans democrats peace truce ceasefire coalition brexit tariffs "
    "refugees constitution hostages sovereignty parliament"
)
_LAWMAKING = lexicon(
    "congress congressional senate lawmakers legislation bill republicans democrats democratic "
    "republican gop shutdown sequester sequestration caucus bipartisan appropriations spending budget"
)
_DEALS = all_forms({"deal", "order", "sale", "purchase", "supply"})
_OFTEN = 4


def in_business_article(noun: Token, topic: frozenset[str] | None = None) -> bool:
    """Whether its article tells of a contract or takeover again and again, and of peace or the like less often."""
    return is_business(article_words(noun.doc), topic)


def is_business(counts: Mapping[str, int], topic: frozenset[str] | None = None) -> bool:
    """As in_business_article, given how often the article has each word."""
    dealt = sum(counts.get(word, 0) for word in (_TOPIC if topic is None else topic))
    if topic is None and dealt == 1 and sum(counts.get(word, 0) for word in _AROUND) > 2:
        dealt = 2
    return dealt > 1 and dealt > sum(counts.get(word, 0) for word in CROWDS_OUT)


def tells_of_deals(token: Token) -> bool:
    """Whether its article has contracts, deals or sales more than once, and peace or the like less often."""
    counts = article_words(token.doc)
    dealt = sum(counts.get(word, 0) for word in sorted(_TOPIC | _DEALS))
    return dealt > 1 and dealt > sum(counts.get(word, 0) for word in sorted(CROWDS_OUT))


def often_told(token: Token, forms: frozenset[str]) -> bool:
    """Whether its article has such words again and again, whatever else it tells of."""
    counts = article_words(token.doc)
    return sum(counts.get(word, 0) for word in forms) > _OFTEN


def of_lawmaking(token: Token) -> bool:
    """Whether the sentence speaks of a parliament's work, or its article does more than of contracts."""
    if any(each.lower_ in _LAWMAKING for each in token.sent):
        return True
    counts = article_words(token.doc)
    laws = sum(counts.get(word, 0) for word in sorted(_LAWMAKING))
    return laws > _OFTEN and laws > 2 * sum(counts.get(word, 0) for word in sorted(_TOPIC))


def of_disarming(token: Token) -> bool:
    """Whether its article tells of a state's nuclear programme and what is demanded of it."""
    counts = article_words(token.doc)
    return counts.get("nuclear", 0) > 2 and any(counts.get(word, 0) for word in _DEMANDED)


_DEMANDED = ("sanctions", "inspectors", "enrichment", "disarmament", "denuclearization", "proliferation")
