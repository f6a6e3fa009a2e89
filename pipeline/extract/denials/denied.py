"""What is denied: the claim, the report, what somebody professes not to know.

Each function with a frame is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract import spans
from pipeline.extract.attribution import cues
from pipeline.extract.denials import claims, speakers
from pipeline.extract.denials.ignorance import negation
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import entity
from pipeline.extract.grammar.tree import ancestors, base, cases, children, lemma, marks, set_off, subtree
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers
from pipeline.extract.spans import Ranges


def held(frame: Frame, _: Fillers) -> Iterator[Token]:
    """The object of denying: the claim's noun or, where an accusation is only resumed, what was said before."""
    for each in frame.objects or judged_as(frame):
        resumed = _resumed(each, frame.head)
        if resumed is not None or not _is_person(each):
            yield each if resumed is None else resumed


def judged_as(frame: Frame) -> list[Token]:
    """ "Dismissed as nonsense rumours that": the claim behind what it is dismissed as."""
    return [each for each in children(frame.head, "obl") if "as" in cases(each) and claims.is_claim(each)]


def called(frame: Frame, _: Fillers) -> Iterator[Token]:
    """What is called something: the object of the calling verb, or what its clause hangs on."""
    verb = speakers.calling(frame.head)
    if verb is None:
        return
    found = [each for each in Frame.of(verb).objects if each.i != frame.head.i] or misread_pronoun(verb)
    if not found and base(verb) == "acl":
        resumed = _resumed(verb.head, verb)
        found = [verb.head if resumed is None else resumed]
    yield from found


def misread_pronoun(verb: Token) -> list[Token]:
    """ "Disputed this last month", "called that false": the object, read as part of what follows."""
    following = verb.doc[verb.i + 1 : verb.i + 2]
    return [each for each in following if each.lower_ in ("this", "that") and base(each) == "det"]


def contradicted(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Somebody who is contradicted."""
    yield from (each for each in frame.objects if _is_person(each))


def _is_person(token: Token) -> bool:
    return (
        token.lower_ in _PERSONAL
        or entity(token) in claims.PEOPLE
        or (token.pos_ == "PROPN" and not claims.is_claim(token))
    )


_PERSONAL = lexicon("him her them me us you himself herself")


def _resumed(noun: Token, verb: Token) -> Token | None:
    """ "X accuses Y of selling weapons, a charge Y denies": the accusation itself."""
    in_apposition = base(verb) == "acl" and verb.head.i == noun.i and set_off(noun)
    taken_up = verb.dep_ == "conj" and any(each.lower_ in _DEFINITE for each in children(noun, "det"))
    resumes = lemma(noun) in claims.CLAIMS | claims.HELD or noun.lower_ in claims.CLAIM_WORDS
    with_content = [each for each in children(noun, "acl", "ccomp", "nmod") if each.i != verb.i]
    if not (in_apposition or taken_up) or not resumes or with_content:
        return None
    for above in ancestors(noun if in_apposition else verb):
        content = _content_of(above, noun)
        if content is not None:
            return content
    return None


_DEFINITE = frozenset({"the", "that", "this", "those", "these"})


def _content_of(verb: Token, noun: Token) -> Token | None:
    if lemma(verb) in claims.ACCUSING:
        of = [each for each in children(verb, "advcl", "obl", "acl", "xcomp") if "of" in (*marks(each), *cases(each))]
        return of[0] if of and of[0].i < noun.i else None
    if cues.saying_verb(verb.lower_, lemma(verb)) in cues.SAYING | cues.THINKING:
        return next((each for each in children(verb, "ccomp", "obj") if each.i < noun.i), None)
    return None


_CLAUSES = frozenset({"ccomp", "csubj", "advcl", "acl", "xcomp"})


def _says_on(clause: Token, claim: Token) -> bool:
    """ "Denied that it had paid, saying ...": what the denier goes on to say."""
    said = cues.saying_verb(clause.lower_, lemma(clause)) in cues.SAYING or lemma(clause) in speakers.CALLING
    return said and clause.tag_ == "VBG" and clause.i > claim.i and set_off(clause)


def whole(token: Token) -> Ranges:
    """A claim with all that says what it holds; without the clause that denies it, and without "that" before it."""
    denying = [
        each for each in children(token, "acl:relcl", "conj") if lemma(each) in claims.DENYING | speakers.CALLING
    ]
    left_out = {part.i for each in denying for part in each.subtree}
    loose = ["parataxis", "discourse", *([] if base(token) in _CLAUSES else ["cop", "nsubj:outer"])]
    beside = [*children(token, *loose), *(each for each in children(token, "advcl") if _says_on(each, token))]
    left_out |= {part.i for each in beside for part in each.subtree}
    opening = {part.i for each in children(token, "case") for part in each.subtree}
    opening |= {each.i for each in children(token, "mark") if each.lower_ in ("that", "whether", "of")}
    return spans.run(token, {each.i for each in subtree(token)} - left_out - opening)


def unknown(frame: Frame, _: Fillers) -> Iterator[Token]:
    """What is not known: clause, object, "about" and "of" phrases; else the predicate itself."""
    head = frame.head
    clauses = [each for each in children(head, "ccomp", "acl", "advcl", "xcomp") if "because" not in marks(each)]
    about = [each for each in children(head, "nmod", "obl") if {"of", "about", "in", "with", "to"} & set(cases(each))]
    objects = [each for each in children(head, "obj") if each.lower_ != "nothing"]
    found = [each for each in (*clauses, *objects, *about) if each.i > head.i]
    if head.pos_ == "NOUN" and not clauses and not about:
        found = [each for each in children(head.head, "ccomp", "advcl") if each.i > head.i]
    yield (found or [head])[0]


def predicate(token: Token) -> Ranges:
    """A clause without its opening word where it is whole, or a predicate without subject, auxiliaries and negation."""
    if token.dep_ in ("ccomp", "acl", "advcl", "xcomp") and negation(token) is None:
        return whole(token)
    left_out = {
        part.i for each in children(token, "nsubj", "aux", "cop", "det", "expl", "case", "cc") for part in each.subtree
    }
    negative = negation(token)
    left_out |= {negative.i} if negative is not None else set()
    return spans.run(
        token, {each.i for each in subtree(token) if each.i >= token.i or each.i not in left_out} - left_out
    )
