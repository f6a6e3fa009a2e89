"""The words that deny: verbs, nouns and adjectives, each with what must hold of the word itself."""

from pipeline.extract.denials import answers, denying, evidence, falsehoods, ignorance
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.triggers import adjectives, custom, nouns, verbs

DOUBTING = verbs("push back", "take issue", "cast doubt", "play down", "downplay", "pour cold water", "hit back")
OBJECTING = verbs(
    "reject", "dismiss", "repudiate", "shrug off", "brush off", "brush aside", "wave away", "wave off", "scoff",
    "shoot down", "laugh off", "rebuff", "discount", "debunk", "pooh-pooh", "rubbish", "disclaim", "quash", "decry",
)  # fmt: skip
FALSE = (adjectives(*sorted(falsehoods.FALSE | falsehoods.AS_ADJECTIVES)), nouns(*sorted(falsehoods.FALSEHOODS)))
HALF_TRUE = (adjectives(*sorted(falsehoods.HALF_TRUE)),)
ANSWERING = custom(
    lexicon("say insist argue maintain counter respond reply contend claim state"),
    denying.answers_back,
    r"\b(?:accus|blam|charg)\w{1,3}\b.*\b(?:but|while|although|though|whereas)\b|"
    r"\b(?:while|although|though|whereas)\b.*\b(?:accus|blam|charg)",
)
CONTRARY = custom({"contrary"}, denying.contrary_to)
NOT_SO = custom({"so"}, falsehoods.not_true, r"(?:\bnot|n't) so[.,;!\"]")
WRONG = adjectives("wrong", "mistaken", "erroneous")
MISREPORTING = verbs(
    "exaggerate", "overstate", "inflate", "misrepresent", "distort", "misstate", "mischaracterize", "mischaracterise",
    "misinterpret", "misconstrue", "misquote", "sensationalize", "sensationalise", "embellish", "overplay",
)  # fmt: skip
CONTRADICTING = (
    verbs("contradict", "gainsay", "refute", "rebut", "debunk", "belie"),
    nouns("contradiction", "rebuttal"),
)
SAYING = custom(
    denying.OPPOSING,
    denying.despite,
    r"\b(?:despite|contrary|spite)\b",
)
KNOWING = custom(lexicon("know recall remember hear"), ignorance.not_knowing, ignorance.SAID_NOT)
IDEA = custom(
    lexicon(
        "idea knowledge recollection memory clue information inkling record role part involvement connection link tie "
        "hand awareness contact dealing relationship record responsibility"
    ),
    ignorance.no_idea,
    evidence.SAID,
)
INFORMING = custom(
    lexicon("inform notify contact consult approach receive tell brief"), ignorance.not_informed, ignorance.SAID_NOT
)
MESSAGE = custom(
    lexicon(
        "message request contact notification communication talk evidence proof collusion wrongdoing "
        "obstruction conspiracy cover-up impropriety misconduct coercion blackmail link connection relationship plot"
    ),
    ignorance.no_message,
    r"\bno\b",
)
INVENTING = verbs("trump up", "make up", "fabricate", "concoct", "invent", "manufacture", "cook up")
INNOCENCE = custom(
    lexicon("maintain insist profess protest proclaim assert reiterate"), answers.maintains_innocence, "innocence"
)
