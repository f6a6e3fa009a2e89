"""Whose doing a verb is when it has no subject of its own: control, raising, coordination, participles, relatives."""

from spacy.tokens import Token

from pipeline.extract.classes import is_people
from pipeline.extract.grammar.entities import entity, name_label
from pipeline.extract.grammar.tree import base, cases, children, conjuncts, is_finite, is_past_participle, marks

_RELATIVE = frozenset({"who", "that", "which", "whom"})
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "agree", "pledge"})


def surface_subjects(verb: Token) -> tuple[Token, ...]:
    """The subjects as the sentence shows or implies them (a passive's subject is what it happens to)."""
    return tuple(_subjects(verb, 0))


def _subjects(verb: Token, depth: int) -> list[Token]:
    own = [each for each in children(verb, "nsubj", "csubj") if each.dep_ != "nsubj:outer"]
    if own:
        return [each for subject in own for each in _resolved(subject, verb)]
    if depth > 8:
        return []
    return _implied(verb, depth + 1)


def _resolved(subject: Token, verb: Token) -> list[Token]:
    relative = subject.lower_ in _RELATIVE and not children(subject, "nmod")
    clause = next((each for each in (verb, *_clauses_above(verb)) if each.dep_ == "acl:relcl"), None)
    if relative and clause is not None:
        return conjuncts_or_self(_personal(clause.head, subject) if subject.lower_ == "who" else clause.head)
    return conjuncts(subject)


def conjuncts_or_self(token: Token) -> list[Token]:
    """An antecedent with its coordinated nouns."""
    return [each for each in conjuncts(token) if each.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")] or [token]


def _personal(antecedent: Token, who: Token) -> Token:
    """The noun that "who" goes with, where the clause hangs on another: "the work of specialists in Venezuela who"."""
    if is_people(antecedent) or name_label(antecedent) == "PERSON":
        return antecedent
    unnamed = antecedent.pos_ == "PROPN" and not entity(antecedent) and bool(cases(antecedent))
    impersonal = name_label(antecedent) in ("PLACE", "GPE") or unnamed
    start = max(antecedent.sent.start, who.i - 12) if impersonal else antecedent.i
    before = [
        each for each in antecedent.doc[start : who.i] if is_people(each) and base(each) not in ("compound", "amod")
    ]
    return before[-1] if before else antecedent


def _clauses_above(verb: Token) -> list[Token]:
    found = []
    while verb.dep_ in ("conj", "ccomp"):
        verb = verb.head
        found.append(verb)
    return found


def _implied(verb: Token, depth: int) -> list[Token]:
    label = base(verb)
    if label == "acl":
        return _of_noun_clause(verb, depth)
    if label in ("conj", "parataxis"):
        return _subjects(verb.head, depth) if verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") else []
    if label == "xcomp" or (label == "advcl" and _after_preposition(verb)):
        return _controllers(verb.head, depth)
    if label in ("ccomp", "advcl") and (shared := _told_of(verb) if label == "ccomp" else _asked_for(verb)):
        return shared
    if label in ("advcl", "ccomp", "csubj", "obj", "obl"):
        return _subjects(verb.head, depth)
    return []


def _told_of(verb: Token) -> list[Token]:
    """The object of saying that a finite clause without subject is about: "who it said continued to work"."""
    if not is_finite(verb):
        return []
    between = [each for each in children(verb.head, "obj") if each.i < verb.i]
    return [part for each in between for part in _resolved(each, verb.head)]


def _after_preposition(verb: Token) -> bool:
    prepositions = {"for", "from", "of", "into", "against"}
    return bool(prepositions & {*marks(verb), *cases(verb)})


def _controllers(governor: Token, depth: int) -> list[Token]:
    """Object control where the governor has an object ("forced Syria to", "called on Russia to"), else its subject."""
    objects = children(governor, "obj", "iobj")
    if objects and governor.lemma_ not in _SUBJECT_CONTROL:
        return conjuncts(objects[0])
    asked = [each for each in children(governor, "obl") if {"on", "upon", "for"} & set(cases(each))]
    if asked and governor.lemma_ in ("call", "ask", "appeal", "press", "push", "wait", "plead"):
        return conjuncts(asked[0])
    return _subjects(governor, depth)


_ASKING = frozenset("ask call push press wait plead appeal arrange look".split())


def _asked_for(verb: Token) -> list[Token]:
    """ "asked for 400 troops to be sent": those after "for", whatever the tree makes of them"""
    governor = verb.head
    if "to" not in marks(verb) or governor.lemma_ not in (
        "ask",
        "call",
        "push",
        "press",
        "wait",
        "plead",
        "appeal",
        "arrange",
        "look",
    ):
        return []
    asked = [each for each in children(governor, "obj", "obl") if "for" in cases(each)]
    return conjuncts(asked[0]) if asked else []


def _of_noun_clause(verb: Token, depth: int) -> list[Token]:
    noun = verb.head
    if "to" not in marks(verb) or is_past_participle(verb):
        return conjuncts_or_self(noun)
    owners = [
        each for each in children(noun, "nmod:poss", "compound", "amod") if each.pos_ in ("PROPN", "PRON", "NOUN")
    ]
    by = [each for each in children(noun, "nmod", "obl") if {"by", "of"} & set(cases(each))]
    if owners or by:
        return conjuncts((owners or by)[0])
    above = noun.head
    return _subjects(above, depth) if above.pos_ == "VERB" and base(noun) in ("obj", "xcomp") else []
