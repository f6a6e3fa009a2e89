"""What is said to be false, half true, without ground: predicates of a claim."""

from spacy.tokens import Token

from pipeline.extract.attribution import cues
from pipeline.extract.denials import claims
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.tree import ancestors, base, cases, children, first_conjunct, lemma, marks
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers
from pipeline.extract.triggers import Match

FALSE = lexicon(
    "false baseless unfounded untrue groundless fake fabricated absurd ridiculous preposterous incorrect bogus "
    "fictitious unsubstantiated nonsensical ludicrous laughable outrageous concocted untruthful spurious trumped-up "
    "debunked discredited disproven"
)
FALSEHOODS = lexicon(
    "lie lies nonsense rubbish propaganda fabrication fiction hoax slander smear fantasy falsehood falsehoods garbage "
    "baloney hogwash disinformation misinformation invention"
)
# Nouns of falsehood that taggers take for adjectives after "is".
AS_ADJECTIVES = lexicon("nonsense rubbish garbage hogwash baloney")
HALF_TRUE = lexicon(
    "exaggerated overstated inaccurate misleading overblown unfair distorted one-sided flawed biased inflated "
    "misplaced cherry-picked slanted skewed deceptive disingenuous imprecise simplistic unreliable faulty "
    "unscientific lopsided hyperbolic unbalanced mischaracterized misrepresented misinterpreted misconstrued misquoted"
)
_FORGED = lexicon("fake forged fabricated spurious bogus false")
_PAPERS = lexicon("document video photo letter footage picture image recording figure number data paper tape evidence")
_ONLY_OF_CLAIMS = lexicon("unfounded baseless groundless untrue unsubstantiated")


def of_what_is_claimed(frame: Frame, fillers: Fillers) -> bool:
    """A predicate of something that is claimed, or of a pronoun that takes it up."""
    spoken = bool(fillers.get("speaker")) or frame.head.lower_ != "case"
    if not spoken or frame.head.dep_ in ("amod", "compound") or _supposed(frame.head):
        return False
    subjects = fillers.get("claim", ())
    if frame.head.dep_ == "acl:relcl" and not fillers.get("speaker"):
        return any(map(claims.is_claim, subjects))
    if frame.head.lower_ in _FOOLISH and not any(map(claims.is_claim, subjects)):
        return any(base(each) == "csubj" for each in subjects)
    if frame.head.lower_ in _FORGED and any(lemma(each) in _PAPERS for each in subjects):
        return True
    if frame.head.lower_ in _ONLY_OF_CLAIMS and subjects:
        return not any(each.pos_ == "PROPN" for each in subjects)
    told = any(map(claims.is_told, subjects))
    taken_up = any(each.lower_ in claims.TAKING_UP or base(each) in ("csubj", "ccomp") for each in subjects)
    return told or taken_up or any(map(claims.is_claim, subjects))


def _supposed(predicate: Token) -> bool:
    """ "Whether it is true", "information that he knew was false": nobody disputes it."""
    known = lemma(predicate.head) == "know" and base(predicate) == "ccomp"
    return known or bool({"if", "whether"} & set(marks(predicate)))


def of_accusation(frame: Frame, fillers: Fillers) -> bool:
    """ "False accusations", "the baseless claim that": a certain claim, called false in passing; not the sort."""
    noun = first_conjunct(frame.head).head
    if base(first_conjunct(frame.head)) != "amod" or lemma(noun) not in _ACCUSATIONS or frame.head.lower_ == "fake":
        return False
    if lemma(noun.head) in claims.DENYING and base(noun) in ("obj", "nsubj"):
        return False  # "rejected the baseless claim": one denial
    certain = any(each.lower_ in _CERTAIN for each in children(noun, "det", "nmod:poss"))
    if certain:
        return True
    content = children(noun, "acl", "ccomp") or [each for each in children(noun, "nmod") if cases(each)]
    return bool(content or fillers.get("speaker")) and not _at_large(noun)


def _at_large(noun: Token) -> bool:
    """ "Making false claims", "to spread false claims": by whomsoever, of whatever kind."""
    verb = next((each for each in ancestors(noun) if each.pos_ == "VERB"), None)
    return verb is not None and verb.tag_ in ("VB", "VBG") and not children(verb, "nsubj", "aux")


_ACCUSATIONS = lexicon(
    "accusation allegation claim charge rumor rumour suggestion assertion insinuation notion theory contention "
    "characterization characterisation smear innuendo portrayal"
)
_CERTAIN = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "your"})


def to_say(_: Frame, fillers: Fillers) -> bool:
    """ "It is wrong to claim that": it is saying so, and not doing so, that is called wrong."""
    return any(_says(each) for each in fillers.get("claim", ()))


def _says(token: Token) -> bool:
    said = token.pos_ == "VERB" and (
        lemma(token) in _SUPPOSING or cues.saying_verb(token.lower_, lemma(token)) in _TOLD
    )
    return said and bool({"to", "that"} & set(marks(token)))


_SUPPOSING = lexicon("assume believe think suppose imagine interpret infer imply equate portray characterize blame")
_TOLD = lexicon("say claim suggest state conclude allege report describe call")


def of_claim_noun(_: Frame, fillers: Fillers) -> bool:
    """A predicate of a claim named by its noun; "this is wrong" judges an act."""
    return any(claims.is_claim(each) or claims.is_told(each) for each in fillers.get("claim", ()))


def invented(frame: Frame, _: Fillers) -> bool:
    """A claim is said to have been made up."""
    return frame.passive and any(claims.is_claim(each) for each in frame.objects)


def with_claim(frame: Frame, fillers: Fillers) -> bool:
    """Something is called false; only a claim is denied by calling it absurd."""
    called = [each for each in fillers.get("claim", ()) if name_label(each) != "ORG"]
    if frame.head.lower_ in _FOOLISH:
        return any(claims.is_claim(each) or lemma(each) in claims.HELD | claims.JUDGED for each in called)
    return any(lemma(each) not in _NO_CLAIMS for each in called)


_FOOLISH = lexicon("absurd ridiculous preposterous nonsensical ludicrous laughable outrageous nonsense rubbish garbage")
_NO_CLAIMS = lexicon(
    "proposal plan verdict election vote trial bill law decision deal ruling policy idea process court"
)


def with_judged_claim(_: Frame, fillers: Fillers) -> bool:
    """A claim or criticism is called exaggerated, unfair and the like; an election is not."""
    said = (
        each for each in fillers.get("claim", ()) if claims.is_claim(each) or lemma(each) in claims.HELD | claims.JUDGED
    )
    return next(said, None) is not None


def alone(frame: Frame, _: Fillers) -> bool:
    """A one-word sentence: "Wrong!"."""
    return frame.head.dep_ == "ROOT" and all(token.is_punct or token.i == frame.head.i for token in frame.head.sent)


def is_false(token: Token) -> bool:
    """Whether a word, or one beside it, says that something is false or not to be taken seriously."""
    return any(
        each.lower_ in FALSE | FALSEHOODS | HALF_TRUE | _OVERDONE
        for each in (token, *children(token, "amod", "compound", "conj"))
    )


_OVERDONE = lexicon(
    "overdramatic alarmist hype hysteria hysterical scaremongering fearmongering sensational speculative partisan "
    "politicized carping gossip conspiracy stunt theater theatre distraction anecdotal politically"
)


def not_true(token: Token) -> Match | None:
    """ "Is not true", "isn't the case"; what "would not be true" is only imagined."""
    unreal = any(each.lower_ in ("would", "'d", "’d") for each in children(token, "aux"))
    sometimes = any(each.lower_ in _PARTLY for each in children(token, "advmod"))
    if unreal or sometimes or (token.lower_ == "case" and token.dep_ == "acl:relcl"):
        return None
    negation = next((each for each in children(token, "advmod") if each.lower_ in ("not", "n't", "n’t", "never")), None)
    return Match(token, (negation, token)) if negation is not None and children(token, "cop") else None


_PARTLY = lexicon("always necessarily yet currently entirely still usually often anymore just only merely")


def baseless(token: Token) -> Match | None:
    """ "Without foundation", "no truth in"."""
    preposition = next((each for each in children(token, "case") if each.lower_ == "without"), None)
    if preposition is not None:
        return Match(token, (preposition, token))
    no = next((each for each in children(token, "det") if each.lower_ == "no"), None)
    grounds = token.lower_ in ("truth", "basis", "foundation", "merit", "substance", "validity")
    return Match(token, (no, token)) if no is not None and grounds else None


def lied_when(token: Token) -> Match | None:
    """ "Was untruthful when he said", "lied when she denied it": somebody is said to have told what is not so."""
    when = next((each for each in token.doc[token.i + 1 : token.i + 4] if each.lower_ == "when"), None)
    if when is None or not children(token, "nsubj"):
        return None
    said = cues.saying_verb(when.head.lower_, lemma(when.head)) in cues.SAYING or lemma(when.head) == "deny"
    return Match(token, (token,)) if said else None


def far_from_truth(token: Token) -> Match | None:
    """ "Could not be further from the truth", "far from the truth"."""
    far = next((each for each in (token.head, *children(token.head, "advmod", "amod")) if each.lower_ in _FAR), None)
    away = any(each.lower_ == "from" for each in children(token, "case"))
    return Match(token, (far, token)) if far is not None and away else None


_FAR = frozenset({"far", "further", "farther"})


def unsupported(token: Token) -> Match | None:
    """ "The claims were not backed by any evidence", "are not supported by the facts"."""
    negation = next((each for each in children(token, "advmod") if each.lower_ in ("not", "n't", "n’t")), None)
    claimed = any(claims.is_claim(each) for each in children(token, "nsubj:pass"))
    return Match(token, (negation, token)) if negation is not None and claimed else None


def not_reflecting(token: Token) -> Match | None:
    """ "The report does not reflect the facts"."""
    negation = next((each for each in children(token, "advmod") if each.lower_ in ("not", "n't", "n’t")), None)
    told = any(claims.is_claim(each) or claims.is_told(each) for each in children(token, "nsubj"))
    return Match(token, (negation, token)) if negation is not None and told else None


def out_of_context(token: Token) -> Match | None:
    """ "Taken out of context"."""
    verb = token.head
    preposition = next((each for each in children(token, "case")), None)
    if lemma(verb) != "take" or preposition is None or preposition.lower_ != "out":
        return None
    return Match(verb, (verb, preposition, token))
