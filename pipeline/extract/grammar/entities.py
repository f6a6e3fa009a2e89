"""Entity labels, asked for here alone: most sentences are dismissed by their trees, and never looked through for names.

A rule that asks while the entities are awaited is stopped by Unlabelled, and tried again once they are known.
"""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from pipeline.language.stages import awaits_entities


class Unlabelled(Exception):
    """Entities were asked for that nobody has looked for yet."""


def entity(token: Token) -> str:
    """The label of the entity that the token is part of, "" for none."""
    if awaits_entities(token.doc):
        raise Unlabelled
    return str(token.ent_type_)


def name_label(token: Token) -> str:
    """As entity, of names: a word in lower case is part of none, and nothing is looked for to tell so."""
    return "" if token.is_lower else entity(token)


def entities(span: Span) -> Sequence[Span]:
    """The entities inside a span."""
    if awaits_entities(span.doc):
        raise Unlabelled
    return list(span.ents)
