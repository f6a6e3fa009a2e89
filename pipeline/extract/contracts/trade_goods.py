"""Goods that states and companies trade."""

from spacy.tokens import Token

from pipeline.extract.grammar.tree import cases, children, lemma
from pipeline.extract.grammar.words import all_forms, lexicon

WARES = lexicon(
    "oil gas fuel uranium arms weapon weapons weaponry electricity energy power aircraft jet missile tank equipment "
    "hardware technology reactor plant satellite helicopter submarine frigate warship drone fighter battery system "
    "turbine plane grain wheat vaccine dose ammunition rifle rocket artillery truck crude coal ship vessel airliner "
    "munition howitzer bomb carrier destroyer radar locomotive train bus chip semiconductor ore copper fertilizer "
    "corn soybean rice sugar beef pork medicine ventilator mask lng interceptor launcher corvette"
)
WARE_FORMS = all_forms(WARES)
_NO_WARES = lexicon("ticket ride seat trip deal contract")


def is_ware(token: Token) -> bool:
    """Whether a nominal names arms, energy or other goods that states and companies trade."""
    kinds = {each.lower_ for each in children(token, "amod", "compound")}
    if lemma(token) in _NO_WARES or (kinds & {"nuclear", "chemical", "biological", "atomic"} and _is_weapon(token)):
        return False
    inside = [
        token,
        *children(token, "compound", "amod"),
        *(one for one in children(token, "nmod") if "of" in cases(one)),
    ]
    return any(lemma(each) in WARES or each.lower_ in WARES for each in inside)


def _is_weapon(token: Token) -> bool:
    return lemma(token) in ("weapon", "weapons", "arm", "arms", "bomb", "weaponry")
