"""Word lists behind the semantic classes: people, those they act for, places and times; lower case."""

from pipeline.extract.grammar.words import all_forms

# People only with a word beside them that says whom they act for ("security forces", "rescue team", "navy unit").
GENERAL = all_forms(
    "force unit team mission officer agent worker member crew guard division corps squadron detachment men man woman "
    "doctor people representative employee volunteer convoy fleet squad task-force taskforce "
    "cadre command monitor scientist investigator service operator boots".split()
) | {"men", "women"}
SERVICE = frozenset(
    "peacekeeping military security police armed combat special coalition allied multinational international foreign "
    "ground naval army navy air marine infantry security rescue relief medical forensic aid humanitarian task "
    "inspection observer monitoring assessment response emergency search technical border intelligence diplomatic "
    "enforcement law active-duty regular additional occupation occupying government federal riot stabilization "
    "stabilisation expeditionary airborne elite reaction counterterrorism anti-terrorism training advisory "
    "reconstruction engineering surveillance embassy consular stationed verification truce ceasefire-monitoring "
    "guard guards national swat sniffer advance support civilian state loyal private own fresh extra "
    "health healthcare disaster fbi cia customs coast counter-terrorism peace demining disposal logistics artillery "
    "tank armored armoured mechanized mechanised parachute amphibious commando cyber election electoral "
    "pro-government government-backed u.s.-led nato-led american-led us-led african-led".split()
)
# "Russian people" are a people, "its people" are those who act for it.
FOLK = all_forms("people man woman worker employee volunteer doctor member".split()) | {"doctors"}
POSSESSORS = frozenset({"its", "their", "our", "whose"})
WEAPONS = frozenset("nuclear missile rocket strategic".split())
OPINIONS = frozenset("market political economic social financial legal tax media".split())
SELF_SUFFICIENT = all_forms("force corps division squadron unit detachment contingent squad guard".split())
NOT_SENT = frozenset(
    "civilian settler refugee resident tourist passenger pilgrim migrant journalist reporter worker family student "
    "player lawmaker candidate senator fan protester demonstrator hostage prisoner detainee athlete".split()
)
PLACE_NOUNS = frozenset(
    "city town village capital province region state states district island port republic country nation county "
    "area zone border frontier territory base camp airport embassy consulate mission compound site facility "
    "installation street streets square north south east west northeast northwest southeast southwest coast "
    "enclave peninsula valley neighborhood neighbourhood mainland ground soil front line checkpoint checkpost "
    "building plant prison station hospital waters sea gulf strait desert mountain mountains continent world "
    "homeland theater theatre kingdom headquarters barracks garrison hotspot places place location locations "
    "position positions downtown outskirts suburb suburbs campus school lot park bridge road highway shore field "
    "cities towns villages provinces areas regions countries stronghold strip bases camps facilities installations "
    "sites airports embassies headquarters outposts districts zones islands bank polls stations schools "
    "election elections airbase airfield outpost borders".split()
)
ENCLAVES = frozenset("enclave town city village province district region area zone border base camp".split())
TERRITORIES = all_forms(
    "city town village capital province region district island country area zone territory base peninsula enclave "
    "strip north south east west northeast northwest southeast southwest mainland valley neighborhood there "
    "airbase airfield outpost barracks".split()
)
ORGANISATIONS = all_forms(
    "government administration military army navy ministry department company firm agency group coalition alliance "
    "union pentagon kremlin regime parliament congress council organisation organization bloc party contractor "
    "conglomerate embassy authority bureau nation country state force ally member police commander command team "
    "junta side capital bank".split()
)
COMPANIES = frozenset("company firm contractor conglomerate agency airline bank manufacturer maker operator".split())
TIME_NOUNS = all_forms(
    "day week month year hour minute morning evening night afternoon weekend monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november december today "
    "yesterday tomorrow tonight time decade century spring summer autumn winter fall date moment period mid-day noon "
    "midnight nightfall daybreak dawn dusk sunrise sunset end beginning start phase future past 1990s 1980s".split()
)
TIME_ADVERBS = frozenset(
    "soon currently now recently previously earlier later today yesterday tomorrow tonight once immediately "
    "eventually overnight shortly then formerly forever indefinitely long ago originally "
    "initially afterward afterwards annually presently".split()
)
BODIES = all_forms(
    "force unit team mission crew guard division corps squadron detachment contingent brigade battalion "
    "regiment platoon garrison staff personnel police military army squad convoy patrol fleet group company infantry "
    "cavalry".split()
)
MEASURES = all_forms("number level presence size strength footprint contribution total deployment commitment".split())
AGENTS = all_forms("agent officer doctor guard investigator scientist commander".split())
COLLECTIVES = frozenset(
    "team group column unit contingent force number company wave convoy crew network mission handful detachment "
    "planeload batch hundreds thousands dozens influx staff cadre corps delegation array lot member man woman "
    "combination mix".split()
)
SHORT_MONTHS = frozenset("jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.".split())
