"""Who acts or speaks: states, governments and their bodies, persons, organisations."""

import re
from collections.abc import Sequence

from pipeline.extract.values.context import Context
from pipeline.extract.values.persons import is_title, untitled
from pipeline.extract.values.tables import organisations, regions, states
from pipeline.extract.values.words import LONGEST, capitalised, core, listed, longest_first, plain, unpossessed
from pipeline.model import Name

GOVERNMENT = frozenset({"government", "authorities", "administration", "regime", "cabinet", "leadership", "state"})
"""What a state's nationality or name before it makes the state itself."""
QUALIFIERS = frozenset(
    listed("interim central federal national former new current communist ruling military civilian transitional own")
)
PRONOUNS = frozenset(listed("i we you he she it they me us him her them who which that one both his its their our"))
GROUPS = frozenset(
    listed("""
    officials authorities police soldiers troops forces lawmakers critics supporters sources analysts experts
    observers investigators prosecutors residents witnesses ministers democrats republicans rebels activists
    diplomats doctors lawyers opponents shareholders bondholders regulators economists workers unions companies
        villagers councillors families friends others some many several most people sources media
    """)
)
"""Common nouns that a sentence's start can capitalise."""
BODIES = frozenset(
    listed(
        """
        military army navy force forces troops soldiers police guard guards marines militia ministry parliament
        embassy officials authorities diplomats lawmakers intelligence department ministers commanders generals
        agency agencies senators inspectors
        """
    )
)
"""Common nouns for what belongs to a state: with its name before them they are a name."""
LEGAL_FORMS = frozenset(listed("Inc Inc. Ltd Ltd. Corp Corp. LLC LLP PLC plc NV AG GmbH S.A. Co. Co"))
CLAUSE = re.compile(r" (?:who|whose|whom|which|that|where|\()")
JOINS = frozenset(
    {"of", "and", "for", "the", "in", "on", "&", "de", "la", "el", "van", "von", "der", "bin", "al", "du"}
)
"""Lower-case words inside names."""
_LINKS = frozenset({"of", "in", "to", "at", "for", "on", "from", "with", "by", "near", "against"})


def agent(text: str, context: Context) -> Name | None:
    """The state, person or organisation that an agent's text names; none for pronouns and groups without a name."""
    if len(text) > LONGEST:
        return None
    name = core(CLAUSE.split(f"{plain(text)} ", maxsplit=1)[0]).removesuffix(" itself")
    if not any(map(capitalised, name.split())) or _common(name) or _common_before_link(name):
        return None
    return state_of(name) or known_organisation(name) or _government(name) or _named(name, context)


def state_of(name: str) -> Name | None:
    """The state of a name, a nationality ("Russian-led" too), a capital or seat; ALL CAPS are read as a heading."""
    for form in _forms(name.removesuffix("-led")):
        found = states().names.get(form) or states().adjectives.get(form) or states().seats.get(form)
        if found:
            return found
    return None


def known_organisation(name: str) -> Name | None:
    """An organisation by its name or its short form."""
    return next((organisations()[form] for form in _forms(name) if form in organisations()), None)


def _forms(name: str) -> tuple[str, ...]:
    return (name, name.title()) if name.isupper() and len(name) > 4 else (name,)


def _common(name: str) -> bool:
    """A pronoun or common noun, capitalised by its sentence's start; "US" is none."""
    return name.lower() in PRONOUNS | GROUPS and not (name.isupper() and len(name) > 1)


def _common_before_link(name: str) -> bool:
    """ "Authorities in South Darfur", "Officials at the Treasury"."""
    first, _, rest = name.partition(" ")
    return first.lower() in GROUPS and rest.partition(" ")[0] in _LINKS


def _government(name: str) -> Name | None:
    """ "Ukrainian interim government", "Chad's authorities", "government in Kigali" -> the state."""
    tokens = name.split()
    if tokens[0].lower() in GOVERNMENT and tokens[1:2] in (["of"], ["in"]):
        return state_of(core(" ".join(tokens[2:]))) if len(tokens) > 2 else None
    if tokens[-1].lower() not in GOVERNMENT or len(tokens) < 2:
        return None
    kept = [token for token in tokens[:-1] if token.lower() not in QUALIFIERS]
    return state_of(unpossessed(" ".join(kept)))


def _named(name: str, context: Context) -> Name | None:
    if name in context.persons:
        return Name(name=context.persons[name])
    tokens = _apposed(name, context).split()
    run = _last_run(tokens)
    if run == tokens:
        return _whole(tokens, context)
    return (_in_apposition(tokens, run, context) if run else None) or _of_state(tokens)


def _apposed(name: str, context: Context) -> str:
    """The part of "X, the director of Y" or "the director of Y, X" that is a name; "X of Y" where X is a person."""
    parts = [core(part) for part in name.split(",") if part.strip()]
    for part in parts[:2] if len(parts) > 1 else ():
        if part and _last_run(part.split()) == part.split():
            return _before_of(part)
    head, of, _ = name.partition(" of ")
    return head if of and head in context.persons else name


def _before_of(name: str) -> str:
    """ "Daniel Ives of GBH Insights" -> "Daniel Ives"; "Bank of America" stays."""
    head, _, _ = name.partition(" of ")
    return head if len(head.split()) > 1 else name


def _last_run(tokens: Sequence[str]) -> list[str]:
    """The capitalised tokens that end the text, with the small words inside ("Bank of America")."""
    start = len(tokens)
    for index in range(len(tokens) - 1, -1, -1):
        if _in_name(tokens[index], last=index == len(tokens) - 1):
            start = index
        elif tokens[index].lower() not in JOINS:
            break
    return list(tokens[start:])


def _in_name(token: str, last: bool) -> bool:
    return token[:1].isalpha() and capitalised(token) and (last or unpossessed(token) == token)


def _in_apposition(tokens: Sequence[str], run: Sequence[str], context: Context) -> Name | None:
    """ "the chip maker Broadcom" -> Broadcom; not "a subsidiary of Fluor", whose head is another word."""
    ahead = tokens[: len(tokens) - len(run)]
    if unpossessed(ahead[-1]) != ahead[-1]:
        return _possessed(ahead, run, context)
    if ahead[-1].lower() not in JOINS | _LINKS:
        return _whole(_before_of(" ".join(run)).split(), context)
    rest = _after_state(run)
    return _whole(rest, context) if ahead[-1].lower() == "the" and 1 < len(rest) < len(run) else None


def _possessed(ahead: Sequence[str], run: Sequence[str], context: Context) -> Name | None:
    """ "Bulgaria's Foreign Minister Ivaylo Kalfin"; "Venezuela's National Assembly", of that state."""
    owner = state_of(unpossessed(" ".join(ahead)))
    named = _whole(run, context) if owner or any(map(is_title, run)) else None
    return named if named is None or any(map(is_title, run)) or not owner else _with_state(named, owner)


def _with_state(named: Name, owner: Name) -> Name:
    return Name(name=named.name, iso3166=named.iso3166 or owner.iso3166)


def _whole(run: Sequence[str], context: Context) -> Name | None:
    """A text that is a name throughout, with titles before it or without."""
    name = " ".join(run)
    known = state_of(name) or known_organisation(name) or regions().get(name)
    if known:
        return known
    if name in context.persons:
        return Name(name=context.persons[name])
    person = untitled(name)
    if person != name:
        return Name(name=context.persons.get(person, person)) if person.lower() not in GROUPS else None
    if is_title(run[-1]):
        return None
    return _of_state(run) or Name(name=_fullest_organisation(_without_legal_form(run), context))


def _without_legal_form(run: Sequence[str]) -> str:
    return " ".join(run[:-1] if len(run) > 1 and run[-1] in LEGAL_FORMS else run)


def _fullest_organisation(name: str, context: Context) -> str:
    """ "Journal" -> "The Wall Street Journal", where the article names one organisation that ends so."""
    longer = {full for full in context.organisations if core(full) != name and core(full).split()[-1:] == name.split()}
    return next(iter(longer)) if len(longer) == 1 else name


def _of_state(tokens: Sequence[str]) -> Name | None:
    """A body or group of a state that its first words name ("Venezuelan ministry of defense", "U.S. officials")."""
    rest = _after_state(tokens)
    if not rest or len(rest) == len(tokens):
        return None
    head = next((rest[index - 1] for index, token in enumerate(rest) if index and token.lower() in _LINKS), rest[-1])
    if not (head.lower() in BODIES or _last_run(rest) == rest):
        return None
    state = state_of(unpossessed(" ".join(tokens[: len(tokens) - len(rest)])))
    return Name(name=" ".join(tokens), iso3166=state.iso3166) if state else None


def _after_state(tokens: Sequence[str]) -> list[str]:
    for start, end in longest_first(tokens, limit=4):
        if start == 0 and state_of(unpossessed(" ".join(tokens[:end]))):
            return list(tokens[end:])
    return list(tokens)
