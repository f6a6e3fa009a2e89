"""Whether two events tell of the same happening: None where they exclude each other, else how much speaks for it."""

from pipeline.model import Argument, Count, Money
from pipeline.stories.cast import Cast
from pipeline.stories.claims import Claim, texts
from pipeline.stories.names import any_same
from pipeline.stories.people import likeness
from pipeline.stories.places import nearness
from pipeline.stories.times import agree
from pipeline.stories.words import WORD, fold, stems

ENOUGH = 2.0  # points from which two events that do not exclude each other are one happening
CLOSE_KINDS = ({"deploy", "reinforce"}, {"withdraw", "reduce"})  # two words for one movement, if more speaks for it
OTHER_WORD = 4.0  # points that the other word costs
SAME_SENTENCE = 0.7  # of the longer one's stems
STATES_LAST = 30  # days that a presence may be told apart and still be the same


def likeness_of(one: Claim, other: Claim, cast: Cast) -> float | None:
    """Points for two events of one type; symmetric."""
    if _exclude(one, other):
        return None
    compare = _contracts if one.type == "contract_statement" else _deployments
    points = compare(one, other, cast)
    if points is None:
        return None
    return points + _wording(one, other) - (0.0 if one.event.subtype == other.event.subtype else OTHER_WORD)


def _exclude(one: Claim, other: Claim) -> bool:
    """Another type, polarity, modality or kind of subtype; or told side by side in one sentence."""
    first, second = one.event, other.event
    if (first.type, first.polarity, first.modality) != (second.type, second.polarity, second.modality):
        return True
    if first.subtype != second.subtype and {first.subtype, second.subtype} not in CLOSE_KINDS:
        return True
    return _sentence(one) == _sentence(other)


def _sentence(claim: Claim) -> tuple[str, str, int]:
    return claim.event.article_id, claim.event.field, claim.event.sentence.start


def _deployments(one: Claim, other: Claim, cast: Cast) -> float | None:
    near = nearness(one.places, other.places)
    alike = likeness(one.people, other.people)
    actors = cast.any_camp(one.actors, other.actors)
    slack = STATES_LAST if one.event.subtype == "presence" else 1
    times = agree(one.times, other.times, slack)
    if near is None or alike is None or actors is False or times is False:
        return None
    figures = _figures(one, other)
    return near + alike + (2.0 if actors else 0.0) + (1.0 if times else 0.0) + figures + _asserters(one, other, cast)


def _contracts(one: Claim, other: Claim, cast: Cast) -> float | None:
    parties = _parties(one, other, cast)
    if parties is None or agree(one.times, other.times) is False:
        return None
    values = _values(one, other)
    verb = 1.0 if one.trigger & other.trigger else 0.0
    told = _shared_subject(one, other) + values + _asserters(one, other, cast) + _shared_place(one, other)
    return parties + told + verb


def _shared_subject(one: Claim, other: Claim) -> float:
    """A point for one subject, which may stand in the trigger: "military contracts"."""
    subject, second = _words(one, "subject"), _words(other, "subject")
    return 1.0 if subject & second or subject & other.trigger or second & one.trigger else 0.0


def _parties(one: Claim, other: Claim, cast: Cast) -> float | None:
    """Points for parties in common; None where each names one that the other cannot have."""
    known = [party for party in one.actors if party.known]
    others = [party for party in other.actors if party.known]
    left = [party for party in known if not any(cast.same_camp(party, second) for second in others)]
    right = [party for party in others if not any(cast.same_camp(party, first) for first in known)]
    shared = len(known) - len(left)
    if left and right and (shared or min(len(known), len(others)) > 1 or _one_side(one, other)):
        return None
    return 1.5 * min(2, shared)


def _one_side(one: Claim, other: Claim) -> bool:
    """Whether each names one party alone, and itself states it: then they speak of their own."""
    return any_same(one.speakers, one.actors) is True and any_same(other.speakers, other.actors) is True


def _shared_place(one: Claim, other: Claim) -> float:
    """A place of one that is a place or a party of the other."""
    places, others = _places(one), _places(other)
    parties, seconds = {party.name for party in one.actors}, {party.name for party in other.actors}
    return 1.0 if (places & (others | seconds) | parties & others) - {frozenset()} else 0.0


def _places(claim: Claim) -> set[frozenset[str]]:
    """Names of the places told, be it within the subject: "hardware shipped to Gao"."""
    capitals = (word for text in texts(claim.event, "subject") for word in WORD.findall(text) if word[0].isupper())
    return {place.name for place in claim.places} | {frozenset({fold(word)}) for word in capitals}


def _figures(one: Claim, other: Claim) -> float:
    """A point for the same number; figures that differ do not make two happenings."""
    counts, others = one.event.arguments.get("count", ()), other.event.arguments.get("count", ())
    return 1.0 if any(_same_count(count, second) for count in counts for second in others) else 0.0


def _same_count(one: Argument, other: Argument) -> bool:
    first, second = one.normalized, other.normalized
    if isinstance(first, Count) and isinstance(second, Count):
        return first.min <= second.max and second.min <= first.max
    return one.text.lower() == other.text.lower()


def _values(one: Claim, other: Claim) -> float:
    """Sums of money: a point for the same, one off for sums far apart."""
    sums = [value for value in map(_money, one.event.arguments.get("value", ())) if value]
    others = [value for value in map(_money, other.event.arguments.get("value", ())) if value]
    pairs = [(a.amount, b.amount) for a in sums for b in others if a.currency == b.currency and a.amount and b.amount]
    if not pairs:
        return 0.0
    return 1.0 if any(max(pair) <= 1.25 * min(pair) for pair in pairs) else -1.0


def _money(argument: Argument) -> Money | None:
    return argument.normalized if isinstance(argument.normalized, Money) else None


def same_words(one: Claim, other: Claim) -> bool:
    """Whether both have one trigger in (nearly) one sentence of two articles, as where both quote the same words."""
    if one.event.article_id == other.event.article_id or one.trigger != other.trigger:
        return False
    longer = max(len(one.sentence), len(other.sentence))
    return bool(longer) and len(one.sentence & other.sentence) >= SAME_SENTENCE * longer


def _wording(one: Claim, other: Claim) -> float:
    """Two points for the same words."""
    return 2.0 if same_words(one, other) else 0.0


def _asserters(one: Claim, other: Claim, cast: Cast) -> float:
    """A point for the same source, half a point off for sources that differ."""
    if set(one.media) & set(other.media) - {""}:
        return 1.0
    answer = cast.any_camp(one.asserters, other.asserters)
    return 0.0 if answer is None else 1.0 if answer else -0.5


def _words(claim: Claim, role: str) -> frozenset[str]:
    return stems(" ".join(texts(claim.event, role)))
