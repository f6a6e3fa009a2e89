"""The source of a link: its span, and whether it is named."""

from spacy.tokens import Token

from pipeline.extract import spans
from pipeline.extract.grammar.tree import base, children, lemma
from pipeline.extract.grammar.words import lexicon

_UNNAMED = lexicon(
    "official source person people witness resident diplomat lawmaker expert analyst observer critic activist "
    "supporter opponent aide adviser advisor insider employee investor lawyer lender doctor protester demonstrator "
    "soldier officer militant rebel commander prosecutor investigator authority researcher economist trader banker "
    "executive member leader relative neighbor neighbour reader user some many several others other one two three"
)
_INDEFINITE = frozenset(
    {"a", "an", "one", "some", "another", "unnamed", "unidentified", "anonymous", "several", "two", "many"}
)


def source_ranges(token: Token) -> spans.Ranges:
    """The source with title, modifiers and apposition, without relative clauses."""
    return spans.name(token)


def can_be_source(token: Token) -> bool:
    """Whether a nominal names people or papers that can tell something."""
    return token.pos_ == "PROPN" or lemma(token) in _UNNAMED | _PAPERS


_PAPERS = lexicon("document report letter memo record file cable email e-mail statement website newspaper agency post")


def is_anonymous(token: Token) -> bool:
    """Whether the source is no name and stands for nobody named before: officials, a source, people close to them."""
    if token.pos_ in ("PROPN", "PRON") and token.lower_ not in _UNNAMED:
        return False
    if any(_names(each) for each in token.children):
        return False
    plural = "Plur" in token.morph.get("Number", []) or token.tag_ == "NNS"
    indefinite = any(each.lower_ in _INDEFINITE for each in token.children)
    return (lemma(token) in _UNNAMED and (plural or indefinite)) or indefinite


def _names(each: Token) -> bool:
    return base(each) in ("flat", "appos") and any(part.pos_ == "PROPN" for part in (each, *children(each, "flat")))
