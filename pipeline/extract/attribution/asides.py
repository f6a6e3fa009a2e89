"""Cues that hang below a clause: ", Peskov said", "as Trump has claimed", "citing people close to it", "reportedly"."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.attribution import cues
from pipeline.extract.attribution.links import VERBAL, Link, of_passive
from pipeline.extract.attribution.sources import can_be_source
from pipeline.extract.classes import is_time
from pipeline.extract.grammar.tree import base, child, children, is_passive, lemma, marks


def citing(verb: Token) -> Iterator[Link]:
    """Whom a verb's subject cites: "..., citing a person close to the ministry"; reasons are no sources."""
    for each in children(verb, "advcl", "xcomp", "acl"):
        if lemma(each) in cues.CITING and not is_passive(each):
            yield from (Link(cited, (each,), "cite") for cited in children(each, "obj") if can_be_source(cited))


def beside(node: Token, trigger: Token) -> Iterator[Link]:
    """Cues that hang below a clause: "according to X", ", X said", "as X says", "reportedly"; innermost first."""
    for each in node.children:
        if each.lower_ in cues.HEARSAY_ADVERBS:
            yield Link(None, (each,), "report")
    for each in node.children:
        if trigger in each.subtree:
            continue
        if _comments(each):
            yield from citing(each)
            yield from _commented(each)


def _comments(clause: Token) -> bool:
    """Whether a clause only tells who says so: ", Peskov said", "as Trump has claimed"."""
    if cues.saying_verb(clause.lower_, lemma(clause)) not in cues.SAYING or clause.pos_ not in VERBAL:
        return False
    if base(clause) == "parataxis":
        return not children(clause, "ccomp", "xcomp")
    return (
        base(clause) == "advcl"
        and "as" in marks(clause)
        and not [each for each in children(clause, "ccomp", "xcomp", "obj") if not is_time(each)]
    )


def _commented(clause: Token) -> Iterator[Link]:
    verb = cues.saying_verb(clause.lower_, lemma(clause)) or ""
    link = of_passive(clause, verb) if is_passive(clause) else Link(_own_subject(clause), (clause,), verb)
    if link is not None and (link.source is not None or is_passive(clause)):
        yield link


def _own_subject(clause: Token) -> Token | None:
    return child(clause, "nsubj", "nsubj:pass")
