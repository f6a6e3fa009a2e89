"""Professing no knowledge or no part: "had no idea what", "did not know where", "there was no official message"."""

from itertools import takewhile

from spacy.tokens import Token

from pipeline.extract.attribution import cues
from pipeline.extract.attribution.chain import links_of
from pipeline.extract.denials import claims
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.tree import base, cases, child, children, is_passive, lemma
from pipeline.extract.grammar.words import all_forms, lexicon
from pipeline.extract.triggers import Match

_NOT = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})
_KNOWLEDGE = lexicon("idea knowledge recollection memory clue information awareness inkling record")
_PART = lexicon("role part involvement connection link tie hand contact dealing relationship responsibility")
_MESSAGES = lexicon(
    "message request contact notification communication talk discussion conversation negotiation appeal order "
    "evidence proof collusion instruction invitation agreement wrongdoing obstruction conspiracy cover-up "
    "impropriety misconduct coercion blackmail link connection relationship plot"
)
_TOUCH = lexicon("touch contact communication")
# What a clause must speak of for ignorance of it to dispute a claim: what was meant, said or reacted to.
_ABOUT_CLAIM = lexicon(
    "mean refer react reaction talk speak get come base claim allege accuse suggest respond imply say tell idea "
    "report tweet allegation accusation rumor charge source information statement"
)
# Nouns that a speaker disavows with "no": "had no role", "there was no contact".
PROFESSED = _KNOWLEDGE | _PART | _MESSAGES


def negation(token: Token) -> Token | None:
    """The "not", "never" or "nor" of a predicate."""
    return next((each for each in children(token, "advmod", "cc", "cc:preconj", "mark") if each.lower_ in _NOT), None)


def _auxiliary(token: Token, negative: Token) -> list[Token]:
    """The auxiliaries next to a negation: "did" of "did not know"."""
    return [each for each in children(token, "aux", "cop") if each.i < negative.i + 2 and each.i < token.i]


def _negated(token: Token) -> Match | None:
    negative = negation(token)
    return Match(token, (*_auxiliary(token, negative), negative, token)) if negative is not None else None


def _under_speech(token: Token) -> bool:
    """Whether somebody is made to say it."""
    first = any(each.lower_ in ("i", "we") for each in children(token, "nsubj", "nsubj:pass"))
    return first or any(link.source is not None and link.verb in cues.SAYING for link in links_of(token))


def _of_speaker(token: Token) -> bool:
    """Whether the predicate is said of the speaker: a pronoun, or somebody of theirs ("his government")."""
    subjects = children(token, "nsubj", "nsubj:pass")
    return any(
        each.pos_ == "PRON" or any(one.pos_ == "PRON" for one in children(each, "nmod:poss")) for each in subjects
    )


def not_knowing(token: Token) -> Match | None:
    """ "Did not know where Trump had got the idea", "do not recall the events", "knew nothing about it"."""
    nothing = next((each for each in children(token, "obj") if each.lower_ == "nothing"), None)
    match = Match(token, (token, nothing)) if nothing is not None else _negated(token)
    if match is None or token.pos_ not in ("VERB", "AUX") or not _under_speech(token):
        return None
    return match if nothing is not None or _disputes(token) else None


def _disputes(token: Token) -> bool:
    """Whether what is not known is a claim, its ground, or somebody one is said to know; not a mere gap."""
    if lemma(token) in ("recall", "remember"):
        gap = token.dep_ == "acl:relcl" or any(_asks_who(each) for each in children(token, "ccomp"))
        return not gap and bool(children(token, "obj", "xcomp", "ccomp"))
    about = [each for each in children(token, "obl", "nmod") if {"about", "of"} & set(cases(each))]
    if any(each.lower_ not in _ANYBODY for each in about):
        return True
    if lemma(token) == "hear":
        return False
    if any(name_label(each) == "PERSON" or each.pos_ == "PROPN" for each in children(token, "obj")):
        return True
    following = token.doc[token.i + 1 : token.sent.end]
    first = following[0] if len(following) > 0 else token
    asked = first.tag_ in ("WP", "WRB", "WDT", "IN") and first.lower_ not in _OPEN
    clause = takewhile(lambda each: each.text not in _CLAUSE_ENDS, following)
    return asked and any(lemma(each) in _ABOUT_CLAIM for each in clause)


def _asks_who(clause: Token) -> bool:
    """ "Could not remember who it was": a gap in what one knows."""
    return any(each.lower_ in ("who", "where", "when", "which") for each in (clause, *clause.children))


_OPEN = frozenset({"if", "whether"})
_CLAUSE_ENDS = frozenset((",", "and", "but", '"', "”", "''", ";"))


def no_idea(token: Token) -> Match | None:
    """ "Had no idea what it was referring to", "has no knowledge of", "played no role in"."""
    no = next((each for each in children(token, "det") if each.lower_ in ("no", "any")), None)
    verb = token.head
    if base(token) not in ("obj", "ccomp") or no is None or lemma(verb) not in ("have", "play", "take"):
        return None
    following = token.doc[token.i + 1 : token.i + 2]
    if lemma(token) == "idea" and not any(each.is_alpha for each in following):
        return None
    if no.lower_ == "any" and negation(verb) is None and not _nobody(verb):
        return None
    known = lemma(token) in _KNOWLEDGE if lemma(verb) == "have" else lemma(token) in _PART
    part = lemma(verb) == "have" and lemma(token) in _PART
    return Match(token, (verb, no, token)) if (known or part) and _under_speech(verb) else None


def _nobody(verb: Token) -> bool:
    """ "Neither government had any role"."""
    subjects = children(verb, "nsubj")
    return any(part.lower_ in ("neither", "no", "nobody", "none") for each in subjects for part in each.subtree)


def nothing_to_do(token: Token) -> Match | None:
    """ "Had nothing to do with it"."""
    verb = token.head
    if lemma(verb) != "have" or base(token) != "obj" or not _under_speech(verb):
        return None
    do = next((each for each in (*children(token, "acl"), *children(verb, "xcomp")) if lemma(each) == "do"), None)
    if do is None or _relative(verb):
        return None
    preposition = next((each for each in token.doc[do.i + 1 : do.i + 2] if each.lower_ == "with"), do)
    return Match(token, (verb, token, do, preposition))


def _relative(verb: Token) -> bool:
    """Whether it is said of a thing in passing: "beliefs that have nothing to do with the law"."""
    return any(each.lower_ in ("that", "which") for each in children(verb, "nsubj")) and verb.dep_ == "acl:relcl"


def _of_body(token: Token) -> bool:
    """Whether the predicate is said of a named body, which nobody but its own people speak for."""
    return any(each.pos_ == "PROPN" and name_label(each) != "PERSON" for each in children(token, "nsubj", "nsubj:pass"))


def not_aware(token: Token) -> Match | None:
    """ "Was not aware of", "is unaware of", "is not familiar with", "was not involved in"."""
    modal = any(each.lower_ in _WOULD for each in children(token, "aux"))
    subjects = children(token, "nsubj", "nsubj:pass") or children(token.head, "nsubj:pass")
    if modal or not _under_speech(token) or not subjects:
        return None
    if lemma(token) in ("involve", "involved", "responsible") and not (_of_speaker(token) or _of_body(token)):
        return None
    if token.lower_ in ("unaware", "uninvolved"):
        return Match(token, (token,))
    if token.lower_ == "sure" and not any("about" in cases(each) for each in children(token, "obl")):
        return None
    made = lemma(token.head) == "make" and base(token) == "xcomp"
    return _negated(token) or (_negated(token.head) if made else None)


def not_recognising(token: Token) -> Match | None:
    """ "Does not recognise the figures": a polite way to dispute them."""
    figures = any(claims.is_claim_word(each) or lemma(each) in _PICTURED for each in children(token, "obj"))
    return _negated(token) if figures and _under_speech(token) else None


_PICTURED = lexicon("figure number picture description account portrayal characterisation characterization version")


def not_in_touch(token: Token) -> Match | None:
    """ "Had not been in touch with"."""
    if lemma(token) not in _TOUCH or "in" not in cases(token) or not _under_speech(token):
        return None
    return _negated(token)


def not_informed(token: Token) -> Match | None:
    """ "Had not officially informed him", "has not received any request"."""
    match = _negated(token) or _nothing_of_it(token)
    if (
        match is None
        or (is_passive(token) and lemma(token) not in _TOLD)
        or not _under_speech(token)
        or any(each.lower_ in _WOULD for each in children(token, "aux"))
    ):
        return None
    if not (_of_speaker(token) or lemma(token) == "receive") or any(
        each.tag_ == "WRB" for each in token.doc[token.i + 1 : token.i + 2]
    ):
        return None
    if lemma(token) != "receive":
        return None if _of_no_matter(token) else match
    objects = children(token, "obj")
    return match if any(lemma(each) in _MESSAGES | _KNOWLEDGE or _such(each) for each in objects) else None


def _of_no_matter(verb: Token) -> bool:
    """A question, "didn't tell anyone", "was not informed sooner": nobody's claim is answered."""
    asked = verb.sent[-1].text == "?"
    sooner = any(each.tag_ in ("RBR", "RBS") for each in children(verb, "advmod"))
    told = lemma(verb) == "tell" and any(each.lower_ in _ANYBODY for each in children(verb, "obj", "iobj"))
    return asked or sooner or told


_ANYBODY = lexicon("anyone anybody you me us people what everyone")


def _nothing_of_it(verb: Token) -> Match | None:
    """ "Received no such request"."""
    no = next((one for each in children(verb, "obj") for one in children(each, "det") if one.lower_ == "no"), None)
    return Match(verb, (verb, no)) if no is not None and lemma(verb) == "receive" else None


def _such(noun: Token) -> bool:
    return any(each.lower_ == "such" for each in noun.children)


# Texts that sentences with a negated predicate have (lower case, straight apostrophes).
NEGATED = r"\b(?:not|cannot|never|no|nor|neither|nothing|nobody|none)\b|n't\b"
_SPEECH = "|".join(("i", "we", *sorted(all_forms(cues.SAYING))))
SAID_NOT = rf"\A(?=.*(?:{NEGATED}|\bun(?:aware|involved)))(?=.*\b(?:{_SPEECH})\b)"
_TOLD = frozenset({"tell", "inform", "notify", "warn", "brief"})
_WOULD = lexicon("will would wo 'll ’ll 'd ’d can could ca should must may might")


def no_message(token: Token) -> Match | None:
    """ "There was no official message about this"."""
    no = next((each for each in children(token, "det") if each.lower_ == "no"), None)
    there = child(token, "expl") or child(token.head, "expl")
    if no is None or there is None or there.lower_ != "there" or lemma(token) not in _MESSAGES:
        return None
    future = any(each.lower_ in _WOULD for each in (*children(token, "aux"), *children(token.head, "aux")))
    if future or (lemma(token) in ("evidence", "proof") and not _quoted(token)):
        return None
    between = [each for each in children(token, "amod") if no.i < each.i < token.i]
    return Match(token, (no, *between, token)) if _under_speech(token) or (token.i > 0 and _quoted(token)) else None


def _quoted(token: Token) -> bool:
    """Whether a quotation mark opens in the sentence before the word."""
    return any(each.text in ('"', "“", "``") for each in token.doc[token.sent.start : token.i])
