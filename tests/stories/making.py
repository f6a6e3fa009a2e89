"""Small analyses made by hand, with as much as a test needs."""

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from pipeline.model import (
    Analysis,
    Argument,
    Article,
    Attribution,
    CleanArticle,
    Count,
    Event,
    Fact,
    Facts,
    LogRecord,
    Modality,
    Money,
    Name,
    Polarity,
    Span,
    Story,
    Time,
)
from pipeline.stories import Grouper, features, fold
from pipeline.stories.mention import Mention, mention_of
from pipeline.stories.reading import Reading, reading_of
from pipeline.stories.times import day

MATTER = "France has sent soldiers to Mali, where armed men took Konna and Diabaly, the defence ministry said"
STATES = {"Russia": "RU", "Ukraine": "UA", "France": "FR", "Mali": "ML", "Chad": "TD", "Qatar": "QA"}
CITIES = {"Gao": "ML", "Bamako": "ML", "Kyiv": "UA", "Moscow": "RU"}
TYPES = {"deploy": "personnel_deployment", "withdraw": "personnel_deployment", "reduce": "personnel_deployment"}
TYPES |= {"presence": "personnel_deployment", "reinforce": "personnel_deployment"}
TYPES |= dict.fromkeys(("deny", "dispute", "disavow", "contradict"), "denial")
TYPES |= dict.fromkeys(("sign", "fulfil", "end", "plan"), "contract_statement")


def event(
    subtype: str,
    trigger: str = "",
    *,
    article: str = "a",
    at: int = 0,
    said_by: Sequence[str] = (),
    modality: Modality = "actual",
    polarity: Polarity = "positive",
    sentence: str = "",
    **roles: str | tuple[str, ...],
) -> Event:
    """An event whose sentence starts at `at`; its arguments stand one after the other behind the trigger."""
    trigger = trigger or subtype
    words = sentence or " ".join((trigger, *(" ".join(texts(filler)) for filler in roles.values()), *said_by, str(at)))
    return Event(
        id=f"{article}-{at}-{trigger}".replace(" ", "-"),
        article_id=article,
        source_id=f"{article}.txt",
        type=TYPES[subtype],
        subtype=subtype,
        trigger=Span(start=at, end=at + len(trigger), text=trigger),
        sentence=Span(start=at, end=at + len(words), text=words),
        arguments={role: tuple(argument(role, text, at) for text in texts(filler)) for role, filler in roles.items()},
        polarity=polarity,
        modality=modality,
        attribution=tuple(attribution(name, at) for name in said_by),
        rule="made",
    )


def sent(
    by: str = "Russia", to: str = "Mali", *, said_by: Sequence[str] = ("Ukraine",), at: int = 0, article: str = "a"
) -> Event:
    """A deployment told in a full sentence."""
    told = f"{by} has sent soldiers to {to}{f', {said_by[0]} said' if said_by else ''} on Monday."
    return event(
        "deploy",
        "sent",
        article=article,
        at=at,
        said_by=said_by,
        sentence=told,
        actor=by,
        personnel="soldiers",
        location=to,
    )


def arrived(*, at: int = 0, article: str = "a") -> Event:
    """Another deployment, told in other words."""
    return event(
        "deploy",
        "arrived",
        article=article,
        at=at,
        sentence="A first group of French gendarmes arrived at the port of Doha to train recruits for the World Cup.",
        actor="French gendarmes",
        personnel="gendarmes",
        location="Doha",
    )


def denied(
    by: str = "Russia",
    claim: str = "having sent soldiers to Mali",
    claimant: str = "Ukraine",
    *,
    subtype: str = "deny",
    polarity: Polarity = "positive",
    at: int = 400,
    article: str = "a",
) -> Event:
    """A denial told in a full sentence."""
    return event(
        subtype,
        "denied",
        article=article,
        at=at,
        polarity=polarity,
        sentence=f"{by} denied {claim}, as {claimant} had claimed.",
        speaker=by,
        claim=claim,
        claimant=claimant,
    )


def texts(filler: str | tuple[str, ...]) -> tuple[str, ...]:
    return (filler,) if isinstance(filler, str) else filler


def argument(role: str, text: str, at: int) -> Argument:
    """With its normalised value where the tables above or its form tell one; a claim covers the next 200 characters."""
    end = at + 200 if role == "claim" else at + len(text)
    return Argument(start=at + 1, end=max(end, at + 1), text=text, normalized=value(role, text))


def value(role: str, text: str) -> Count | Time | Money | Name | None:
    if role == "count" and text.isdecimal():
        return Count(min=int(text), max=int(text))
    if role == "time" and text[:4].isdecimal():
        return Time(iso8601=text)
    if role == "value":
        return Money(amount=float(text), currency="EUR")
    states = STATES if role != "location" else {**STATES, **CITIES}
    return Name(name=text, iso3166=states[text]) if text in states else None


def attribution(name: str, at: int) -> Attribution:
    span = Span(start=at, end=at + len(name), text=name)
    known = Name(name=name, iso3166=STATES[name]) if name in STATES else None
    return Attribution(
        source=span, cue=Span(start=at, end=at + 4, text="said"), direct=False, anonymous=False, name=known
    )


def analysis(
    name: str,
    text: str = "",
    events: Iterable[Event] = (),
    *,
    title: str | None = None,
    date: str | None = "2020-03-02",
    outlet: str | None = None,
    wire: str | None = None,
    how: str = "byline",
) -> Analysis:
    facts = Facts(
        title=fact(title),
        published=fact(date),
        outlet=fact(outlet),
        credited=(Fact(value=wire, evidence=wire, how=how),) if wire else (),
    )
    article = Article(id=name, source_id=f"{name}.txt", source=name, content_type="text/plain", text=text)
    told = tuple(item.model_copy(update={"article_id": name, "source_id": f"{name}.txt"}) for item in events)
    return Analysis(
        article_id=name,
        source_id=f"{name}.txt",
        source=name,
        facts=facts,
        events=tuple(item.model_copy(update={"id": f"{name}-{item.id}"}) for item in told),
        features=features(CleanArticle(article=article, facts=facts)),
    )


def reworded(text: str, turn: int) -> str:
    """The same words in another order: one matter, but no copy."""
    words = text.split()
    return " ".join(words[start] for step in range(turn + 1) for start in range(step, len(words), turn + 1))


def fact(value: str | None) -> Fact | None:
    return Fact(value=value, evidence=value, how="made") if value else None


def reading(name: str, *events: Event, **facts: str | None) -> Reading:
    return reading_of(analysis(name, name, events, **facts))  # type: ignore[arg-type] # names of analysis()'s keywords


def mention(made: Event, date: str | None = "2020-03-02") -> Mention:
    return mention_of(made, day(date))


def logs(analyses: Iterable[Analysis], grouper: Grouper | None = None) -> dict[str, list[LogRecord]]:
    """The logs that the analyses give, by story."""
    grouper, told = grouper or Grouper(), dict[str, list[LogRecord]]()
    for item in analyses:
        for record in grouper.add(item).records:
            told.setdefault(record.story_id, []).append(record)
    return told


def stories(analyses: Iterable[Analysis], grouper: Grouper | None = None) -> list[Story]:
    """The stories that go on."""
    return [story for story in map(fold, logs(analyses, grouper).values()) if not story.merged_into]


EVENTS = st.builds(
    event,
    st.sampled_from(["deploy", "withdraw", "presence", "deny", "dispute", "sign"]),
    at=st.integers(0, 5).map(lambda n: 300 * n),
    said_by=st.sampled_from([(), ("Russia",), ("Ukraine",), ("Le Monde",), ("he",), ("Ukraine", "Russia")]),
    modality=st.sampled_from(["actual", "planned", "possible"]),
    actor=st.sampled_from(["Russia", "France", "it"]),
    location=st.sampled_from(["Mali", "Gao", "the country"]),
    speaker=st.sampled_from(["Russia", "President Vladimir Putin", "The company"]),
    claim=st.sampled_from(["the report", "having sent soldiers to Mali", "that", "it took bribes"]),
    claimant=st.sampled_from(["Ukraine", "the newspaper", "him"]),
)


def several() -> st.SearchStrategy[list[Analysis]]:
    """One to four articles on one matter, each with up to four events."""
    made = st.lists(EVENTS, max_size=4, unique_by=lambda made: made.id)
    return st.lists(made, min_size=1, max_size=4).map(_on_one_matter)


def _on_one_matter(events: list[list[Event]]) -> list[Analysis]:
    return [
        analysis(f"a{n}", reworded(MATTER, n), made, outlet=f"Outlet {n % 3}", date=f"2020-03-0{n + 1}")
        for n, made in enumerate(events)
    ]
