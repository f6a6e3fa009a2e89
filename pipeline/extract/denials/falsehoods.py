"""What is said to be false, half true, without ground: predicates of a claim."""

from spacy.tokens import Token

from pipeline.extract.denials import claims
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.tree import base, children, lemma, marks
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers
from pipeline.extract.triggers import Match

FALSE = lexicon(
    "false baseless unfounded untrue groundless fake fabricated absurd ridiculous preposterous incorrect bogus "
    "fictitious unsubstantiated nonsensical ludicrous laughable outrageous concocted untruthful spurious trumped-up"
)
FALSEHOODS = lexicon(
    "lie lies nonsense rubbish propaganda fabrication fiction hoax slander smear fantasy falsehood falsehoods garbage "
    "baloney hogwash disinformation misinformation invention"
)
HALF_TRUE = lexicon(
    "exaggerated overstated inaccurate misleading overblown unfair distorted one-sided flawed biased inflated misplaced"
)
_FORGED = lexicon("fake forged fabricated spurious bogus false")
_PAPERS = lexicon("document video photo letter footage picture image recording figure number data paper tape evidence")
_ONLY_OF_CLAIMS = lexicon("unfounded baseless groundless untrue unsubstantiated")


def of_what_is_claimed(frame: Frame, fillers: Fillers) -> bool:
    """A predicate of something that is claimed, or of a pronoun that takes it up."""
    if frame.head.dep_ in ("amod", "compound") or {"if", "whether"} & set(marks(frame.head)):
        return False
    if frame.head.dep_ == "acl:relcl" and not fillers.get("speaker"):
        return False
    subjects = fillers.get("claim", ())
    if frame.head.lower_ in _FORGED and fillers.get("speaker"):
        return any(
            lemma(each) in _PAPERS or claims.is_claim(each) or each.lower_ in claims.TAKING_UP for each in subjects
        )
    if frame.head.lower_ in _ONLY_OF_CLAIMS and subjects:
        return not any(each.pos_ == "PROPN" for each in subjects)
    told = bool(fillers.get("speaker")) and any(map(claims.is_told, subjects))
    taken_up = any(each.lower_ in claims.TAKING_UP or base(each) == "csubj" for each in subjects)
    return told or taken_up or any(map(claims.is_claim, subjects))


def of_claim_noun(_: Frame, fillers: Fillers) -> bool:
    """A predicate of a claim named by its noun; "this is wrong" judges an act."""
    return any(claims.is_claim(each) or claims.is_told(each) for each in fillers.get("claim", ()))


def invented(frame: Frame, _: Fillers) -> bool:
    """A claim is said to have been made up."""
    return frame.passive and any(claims.is_claim(each) for each in frame.objects)


def with_claim(frame: Frame, fillers: Fillers) -> bool:
    """Something is called false; only a claim is denied by calling it absurd."""
    called = [each for each in fillers.get("claim", ()) if each.ent_type_ != "ORG"]
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
    """Whether a word, or one beside it, says that something is false."""
    return any(each.lower_ in FALSE | FALSEHOODS for each in (token, *children(token, "amod", "compound", "conj")))


def not_true(token: Token) -> Match | None:
    """ "Is not true", "isn't the case"."""
    negation = next((each for each in children(token, "advmod") if each.lower_ in ("not", "n't", "n’t", "never")), None)
    return Match(token, (negation, token)) if negation is not None and children(token, "cop") else None


def baseless(token: Token) -> Match | None:
    """ "Without foundation", "no truth in"."""
    preposition = next((each for each in children(token, "case") if each.lower_ == "without"), None)
    if preposition is not None:
        return Match(token, (preposition, token))
    no = next((each for each in children(token, "det") if each.lower_ == "no"), None)
    grounds = token.lower_ in ("truth", "basis", "foundation", "merit", "substance", "validity")
    return Match(token, (no, token)) if no is not None and grounds else None


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


def out_of_context(token: Token) -> Match | None:
    """ "Taken out of context"."""
    verb = token.head
    preposition = next((each for each in children(token, "case")), None)
    if lemma(verb) != "take" or preposition is None or preposition.lower_ != "out":
        return None
    return Match(verb, (verb, preposition, token))
