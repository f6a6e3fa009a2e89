"""Words that name a source: verbs and nouns of saying, thinking, demanding and promising, and what they govern."""

from pipeline.extract.grammar.words import forms, lexicon

# Verbs with the content as a clause or a direct quote.
SAYING = lexicon(
    "say tell announce report state declare claim allege assert insist maintain argue contend note add explain "
    "confirm acknowledge admit concede disclose reveal stress emphasize emphasise reiterate repeat restate respond "
    "reply answer tweet retweet post write testify warn caution inform notify remark observe comment continue charge "
    "accuse complain suggest indicate imply hint signal predict forecast estimate speculate recall joke boast brag "
    "lament proclaim affirm reaffirm assure reassure shout mention describe quote cite read underline underscore "
    "clarify relate recount confess quip counter retort interject conclude judge find swear reckon propose recommend "
    "advise elaborate show attest convey muse concur wonder decree pronounce exclaim hear learn criticize criticise"
)
THINKING = lexicon("think believe expect hope fear suspect assume anticipate foresee doubt feel")
# Verbs that make their subject the source of what somebody is to do.
DEMANDING = lexicon(
    "demand request urge order call ask appeal press push propose recommend command instruct direct plead beg insist "
    "invite authorize authorise encourage exhort advise lobby petition implore entreat warn"
)
WANTING = frozenset(["want", "need", "prefer", "require"])
PROMISING = lexicon("promise pledge vow threaten offer agree undertake commit swear guarantee volunteer")
# Verbs whose subject speaks in a quote that follows as a sentence of its own: "scoffed at the report. 'It is a lie.'"
VOICING = lexicon(
    "deny reject dismiss dispute refute rebut scoff bristle defend criticize criticise condemn denounce slam blast "
    "praise hail welcome mock ridicule apologize apologise agree disagree vow pledge promise urge thank object protest "
    "contradict downplay oppose deflect sympathize sympathise lash rail fume gush marvel plead"
)
# Verbs of saying that mean something else with an object or an infinitive: "continued to work", "maintained ties".
ONLY_WITH_CLAUSE = lexicon("continue maintain read hear learn find judge show note conclude relate")
# Verbs of saying that take the one who is told as their object.
WITH_HEARER = lexicon("tell inform notify assure reassure remind warn advise ask answer")
NO_SOURCES = lexicon("plan schedule law rule need custom tradition protocol size age type merit")
# Verbs whose object may be the happening itself: "announced the withdrawal".
TELLING_OF = lexicon(
    "announce report confirm claim allege reveal disclose predict forecast expect mention describe acknowledge admit "
    "suggest cite restate reaffirm reiterate maintain outline declare demand request urge order propose threaten "
    "promise pledge offer recommend estimate anticipate signal unveil assert exclude detail"
)
# Verb -> prepositions that bring the happening: "called for the withdrawal", "spoke about the deal".
TELLING_ABOUT = {
    "accuse": ("of",),
    "agree": ("to", "on"),
    "appeal": ("for", "to"),
    "argue": ("for", "against"),
    "ask": ("for",),
    "boast": ("of", "about"),
    "call": ("for", "on", "upon"),
    "campaign": ("for", "against"),
    "comment": ("on",),
    "complain": ("of", "about"),
    "hint": ("at",),
    "inform": ("of", "about"),
    "insist": ("on",),
    "joke": ("about",),
    "lobby": ("for", "against"),
    "notify": ("of",),
    "plead": ("for",),
    "press": ("for",),
    "push": ("for",),
    "report": ("on", "about"),
    "say": ("of", "about"),
    "speak": ("of", "about"),
    "talk": ("of", "about"),
    "tell": ("of", "about"),
    "testify": ("about", "to"),
    "warn": ("of", "against", "about"),
    "write": ("of", "about"),
}
# Verbs of opinion make their subject a source for what is agreed, not for what happens: "defended the deal".
JUDGING = lexicon(
    "defend criticize criticise blast slam denounce praise hail welcome oppose resist question condemn tout attack"
)
AGREED = lexicon(
    "deal contract agreement offer bid takeover merger acquisition loan lease sale purchase pact transaction"
)
# Verbs that leave a story to the one who told it, even while they dispute it: "the Journal overstated how many ...".
MISSTATING = lexicon("exaggerate overstate understate misstate misreport inflate distort misrepresent")
SAYING_NOUNS = lexicon(
    "report claim statement allegation accusation charge announcement assertion suggestion tweet message posting post "
    "comment remark testimony declaration contention argument warning threat promise pledge vow demand call request "
    "appeal estimate prediction forecast rumor rumour speculation insistence assurance notification letter article "
    "story account admission revelation disclosure acknowledgment acknowledgement hint indication commitment offer "
    "recommendation order plea ultimatum complaint idea impression notion belief view fear hope news finding "
    "conclusion assessment confirmation reminder signal proclamation notice question concern doubt"
)
# Nouns that tell of a happening even where nobody is named.
HEARSAY_NOUNS = lexicon("report claim allegation accusation rumor rumour")
# Verbs whose subject is the source of the noun of saying that they govern: "made the claim that", "got the idea that".
GIVING_VOICE = lexicon(
    "make issue post repeat release send give publish raise get have express take voice share file put renew offer "
    "write deliver extend spread receive"
)
HEARSAY_ADVERBS = frozenset(["reportedly", "allegedly", "supposedly", "purportedly"])
# Passives that name no source but tell that there is one: "is said to have left".
HEARSAY_PASSIVES = lexicon("say report allege rumor rumour believe claim understand think")
MEDIA = lexicon("media press newspaper magazine television tabloid intelligence police opposition government rebel")
CITING = frozenset(["cite", "quote"])
# Nouns that a happening may hang on between it and its cue: "announced plans to withdraw", "an end to the presence".
CONTENT_NOUNS = lexicon(
    "plan decision intention intent proposal willingness readiness option possibility need idea goal move effort "
    "desire start beginning end completion resumption suspension halt delay timetable schedule deadline date deal "
    "prospect right agreement acceleration continuation extension expansion opportunity way policy fact chance "
    "increase reduction cut bid commitment refusal failure launch deployment withdrawal presence number"
)
VERBS = (
    JUDGING | SAYING | THINKING | DEMANDING | WANTING | PROMISING | MISSTATING | TELLING_OF | frozenset(TELLING_ABOUT)
)
_IRREGULAR = {"swore": "swear", "sworn": "swear", "foresaw": "foresee", "foreseen": "foresee", "felt": "feel"}
_IRREGULAR |= {"heard": "hear", "spoke": "speak", "spoken": "speak", "read": "read", "learnt": "learn"}
_VERB_FORMS = {form: verb for verb in sorted(VERBS) for form in sorted(forms(verb))} | _IRREGULAR
_NOUN_FORMS = {form: noun for noun in sorted(SAYING_NOUNS) for form in sorted(forms(noun))}


def saying_verb(word: str, lemma: str) -> str | None:
    """The verb of this lexicon that the lower-case word is a form of."""
    return _VERB_FORMS.get(word) or (lemma if lemma in VERBS else None)


def saying_noun(word: str) -> str | None:
    """The noun of this lexicon that the lower-case word is a form of."""
    return _NOUN_FORMS.get(word)
