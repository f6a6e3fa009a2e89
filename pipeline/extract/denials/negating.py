"""Bare denials: a negated statement about oneself or the matter, where somebody is accused: "This was not ransom"."""

from spacy.tokens import Token

from pipeline.extract.attribution import cues
from pipeline.extract.attribution.chain import links_of
from pipeline.extract.denials import claims
from pipeline.extract.grammar.tree import base, children, lemma, marks
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.triggers import Match

_STRESSING = lexicon("emphasize emphasise stress reiterate clarify retort counter protest swear")
_MATTER = lexicon("this that it")
_NEVER_MEANT = lexicon(
    "know think believe want need like see understand expect feel care mean matter surprise help rule confirm comment "
    "say decide plan intend remember recall aware sure familiar recognize recognise receive inform notify contact "
    "consult approach tell hear get true accurate correct case easy enough clear possible good bad right fair "
    "only just thing license licence joke excuse solution question problem way reason one issue option answer enemy "
    "worry let wait afraid happy able ready worth identify determine find discover "
    "establish reach publish discuss deem finalize finalise complete finish start begin go come become"
)
_WOULD = lexicon("will would wo 'll ’ll 'd ’d can could ca should must may might do")
HINT = (
    r"(?:\b(?:i|we|he|she|this|that|our)\W{1,3}(?:\w{1,20}\W{1,3}){0,2}|"
    r"\b(?:emphasi|stress|reiterat|clarif|protest)\w{0,4}\W{1,3}(?:\w{1,20}\W{1,3}){0,7})"
    r"(?:\w{1,6}n't|not|never)\b"
)


def bare_denial(token: Token) -> Match | None:
    """A negated predicate in the past or with "is", said by the accused or of the matter, in an article of disputes."""
    verb = token.head
    if base(token) != "advmod" or verb.pos_ not in ("VERB", "NOUN", "ADJ", "AUX", "PROPN") or not _bare(verb):
        return None
    stressed = base(verb) == "ccomp" and lemma(verb.head) in _STRESSING
    if not stressed and not (claims.in_dispute_article(token.doc) and _about_it(verb)):
        return None
    if not stressed and not _said(verb):
        return None
    before = [each for each in children(verb, "aux", "aux:pass", "cop") if each.i < verb.i]
    return Match(verb, tuple(sorted((*before, token, verb), key=lambda each: int(each.i))))


def _bare(verb: Token) -> bool:
    """A statement of what was not or is not so, without modal, condition or question."""
    helpers = children(verb, "aux", "aux:pass")
    modal = any(each.lower_ in _WOULD for each in helpers)
    past = any(
        each.lower_ in ("did", "was", "were", "has", "have", "had") for each in (*helpers, *children(verb, "cop"))
    )
    present = verb.pos_ in ("NOUN", "PROPN") and any(
        each.lower_ in ("is", "are", "am") for each in children(verb, "cop")
    )
    known = lemma(verb) in _NEVER_MEANT or verb.lower_ in _NEVER_MEANT
    clipped = verb.lower_.startswith(("'", "’")) or "because" in marks(verb)
    below = base(verb) in ("advcl", "acl", "amod") or bool(children(verb, "expl"))
    closed = below or verb.sent[-1].text == "?" or _turned(verb)
    return (past or present) and not (modal or known or clipped or closed)


def _turned(verb: Token) -> bool:
    """ "Had it not stopped", "it was not until May that": no statement of what was not so."""
    subject = next(iter(children(verb, "nsubj", "nsubj:pass")), None)
    inverted = subject is not None and any(each.i < subject.i for each in children(verb, "aux", "aux:pass"))
    return inverted or any(each.lower_ == "until" for each in children(verb, "case", "mark", "advmod"))


def _about_it(verb: Token) -> bool:
    subjects = children(verb, "nsubj", "nsubj:pass")
    matter = [
        each
        for each in subjects
        if each.lower_ in ("i", "we", "he", "she", *_MATTER)
        or any(one.lower_ in ("this", "that", "our", "my") for one in children(each, "det", "nmod:poss"))
    ]
    own = [each for each in matter if each.lower_ not in ("he", "she") or "that" in marks(verb)]
    return any(each.lower_ != "it" or verb.pos_ == "VERB" for each in own)


def _said(verb: Token) -> bool:
    """Somebody is made to say just this: it is not buried below another clause of the speech."""
    above = verb.head
    direct = above.i == verb.i or cues.saying_verb(above.lower_, lemma(above)) in cues.SAYING
    return direct and any(link.source is not None and link.verb in cues.SAYING for link in links_of(verb))
