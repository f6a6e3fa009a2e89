"""English word forms of the lexicons: rules name lemmas, text holds inflected words."""

from collections.abc import Iterable

_IRREGULAR = """
be: am is are was were been being 's 're 'm
have: has had having 've
do: does did done doing
go: goes went gone going
come: comes came coming
become: becomes became becoming
send: sends sent sending
leave: leaves left leaving
keep: keeps kept keeping
bring: brings brought bringing
fly: flies flew flown flying
withdraw: withdraws withdrew withdrawn withdrawing
draw: draws drew drawn drawing
get: gets got gotten getting
cut: cuts cutting
put: puts putting
set: sets setting
let: lets letting
give: gives gave given giving
take: takes took taken taking
make: makes made making
find: finds found finding
hold: holds held holding
win: wins won winning
sell: sells sold selling
buy: buys bought buying
build: builds built building
lend: lends lent lending
pay: pays paid paying
repay: repays repaid repaying
resell: resells resold reselling
spend: spends spent spending
lose: loses lost losing
say: says said saying
tell: tells told telling
know: knows knew known knowing
see: sees saw seen seeing
think: thinks thought thinking
mean: means meant meaning
rebut: rebuts rebutted rebutting
shoot: shoots shot shooting
stand: stands stood standing
understand: understands understood understanding
grow: grows grew grown growing
drive: drives drove driven driving
ship: ships shipped shipping
strike: strikes struck striking
seek: seeks sought seeking
begin: begins began begun beginning
run: runs ran running
rise: rises rose risen rising
fall: falls fell fallen falling
write: writes wrote written writing
speak: speaks spoke spoken speaking
forget: forgets forgot forgotten forgetting
forgive: forgives forgave forgiven forgiving
man: men
woman: women
person: people persons
freeze: freezes froze frozen freezing
break: breaks broke broken breaking
tear: tears tore torn tearing
beat: beats beaten beating
withhold: withholds withheld withholding
bid: bids bidding
cancel: cancels canceled cancelled canceling cancelling
signal: signals signaled signalled signaling signalling
travel: travels traveled travelled traveling travelling
refuel: refuels refueled refuelled refueling refuelling
hear: hears heard hearing
swear: swears swore sworn swearing
feel: feels felt feeling
learn: learns learned learnt learning
read: reads reading
choose: chooses chose chosen choosing
undergo: undergoes underwent undergone undergoing
rescind: rescinds rescinded rescinding
overtake: overtakes overtook overtaken overtaking
serviceman: servicemen
servicewoman: servicewomen
policeman: policemen
fireman: firemen
lineman: linemen
staff: staffs staffing staffed
personnel:
police:
military:
"""


def _table() -> dict[str, tuple[str, ...]]:
    lines = (line.partition(":") for line in _IRREGULAR.strip().splitlines())
    return {lemma: tuple(rest.split()) for lemma, _, rest in lines}


_TABLE = _table()
_DOUBLING = frozenset("bdgmnprt")
_LONG = frozenset("aeiou")
# Final consonants are doubled after a stressed short vowel; these words are stressed on another syllable.
_UNDOUBLED = frozenset(
    "visit enter cover remain retain maintain deliver order offer differ suffer cancel question mention station "
    "position garrison limit benefit profit credit deposit exhibit edit audit target market budget ticket happen "
    "strengthen reopen threaten abandon condition commission sanction function contain explain appear repair "
    "render surrender transfer gather answer render quarter head redeploy await evaluate weaken lessen broaden "
    "widen listen open develop envelop worker soldier officer number member sign garner muster billet".split()
)
_DOUBLED_ER = frozenset("transfer confer refer prefer infer defer incur occur".split())


def forms(lemma: str) -> frozenset[str]:
    """Every inflected form of a verb or noun, lower case, the lemma included; only the first word is inflected."""
    if lemma in _TABLE:
        return frozenset((lemma, *_TABLE[lemma]))
    return frozenset({lemma, _with_s(lemma), *_verb_forms(lemma)})


def _with_s(lemma: str) -> str:
    if lemma.endswith("man") and len(lemma) > 4 and lemma not in ("human", "german", "roman", "talisman"):
        return lemma[:-3] + "men"
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _LONG:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _verb_forms(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        stem = lemma if lemma.endswith(("ee", "oe", "ye")) else lemma[:-1]
        return lemma + "d", stem + "ing"
    if lemma.endswith("y") and lemma[-2:-1] not in _LONG:
        return lemma[:-1] + "ied", lemma + "ing"
    stem = lemma + lemma[-1] if _doubles(lemma) else lemma
    return stem + "ed", stem + "ing"


def _doubles(lemma: str) -> bool:
    if lemma in _DOUBLED_ER:
        return True
    short = len(lemma) > 2 and lemma[-1] in _DOUBLING and lemma[-2] in _LONG and lemma[-3] not in _LONG
    return short and lemma not in _UNDOUBLED and not lemma.endswith(("en", "er", "or", "on"))


def all_forms(lemmas: Iterable[str]) -> frozenset[str]:
    """The forms of every lemma; of a phrase, the forms of its first word."""
    return frozenset(form for lemma in lemmas for form in forms(lemma.split()[0]))


def lexicon(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())
