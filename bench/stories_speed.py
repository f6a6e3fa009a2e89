"""How many articles a second are grouped, with their events, as stories grow and more of them are open."""

import random
import resource
import time
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.language.embeddings import SIZE, VECTORS
from pipeline.model import Analysis, Argument, Event, Fact, Facts, Features, Span
from pipeline.stories import Grouper
from pipeline.stories.tables import rarity

OPEN = 20_000  # articles
LARGEST = 1_000  # of the largest story
STORIES = 4_000
EVENTFUL = 0.4  # of articles, as in the news
TERMS, OWN, TITLE = 110, 40, 8  # of title and lead, as in the news; of these, so many are the story's own
SKETCH = 90
DAYS = 5  # in which all articles come: the busiest case
FAR, NEAR = 18.0, 6.0  # how far apart those of two stories lie, and those of one
ROLES = {
    "personnel_deployment": ("actor", "personnel", "location"),
    "contract_statement": ("party", "subject", "value"),
    "denial": ("speaker", "claim"),
}
SUBTYPES = {"personnel_deployment": "deploy", "contract_statement": "sign", "denial": "deny"}


def speeds() -> Iterator[str]:
    """One line for the first thousand articles, one for the last, one for the memory."""
    grouper, seconds = Grouper(articles=OPEN), list[float]()
    for article in articles():
        started = time.process_time()
        grouper.add(article)
        seconds.append(time.process_time() - started)
    first, last = (1_000 / sum(part) for part in (seconds[:1_000], seconds[-1_000:]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"{OPEN} open articles in stories of up to {LARGEST}, with events"
    yield f"first thousand {first:.0f} articles/s, last thousand {last:.0f}, ratio {first / last:.2f}"
    yield f"at most {memory:.0f} MiB resident"


@dataclass(frozen=True)
class _Matter:
    """What a made-up story is about."""

    terms: tuple[str, ...]
    names: tuple[str, ...]
    place: tuple[float, ...]  # where its events lie


def articles() -> Iterator[Analysis]:
    """Made-up articles, their terms drawn as often as the news has them; sizes of stories fall by Zipf's law."""
    chance = random.Random(1)
    table = rarity()
    terms = sorted(table)
    weights = [2.718 ** -table[term] for term in terms]
    matters = [
        _Matter(
            tuple(chance.choices(terms, weights, k=OWN)),
            tuple(f"Name{chance.randrange(10**6)}" for _ in range(12)),
            tuple(chance.gauss(0, FAR) for _ in range(VECTORS * SIZE)),
        )
        for _ in range(STORIES)
    ]
    sizes = [LARGEST / (1 + number) ** 0.8 for number in range(STORIES)]
    for index in range(OPEN):
        matter = chance.choices(matters, sizes)[0]
        drawn = chance.choices(terms, weights, k=TERMS - OWN)
        yield _analysis(f"made-{index}", matter, drawn, chance)


def _analysis(name: str, matter: _Matter, drawn: list[str], chance: random.Random) -> Analysis:
    published = Fact(value=f"2016-06-{1 + chance.randrange(DAYS):02}", evidence="", how="metadata")
    title = (*chance.sample(matter.terms, TITLE - 2), *chance.sample(drawn, 2))
    number = chance.choice((1, 2, 3)) if chance.random() < EVENTFUL else 0
    features = Features(
        terms=dict.fromkeys(sorted({*matter.terms, *drawn, *matter.names[:3]}), 1),
        title=title,
        sketch=tuple(sorted(chance.sample(range(1 << 29), SKETCH))),
        words=8 * SKETCH,
        embeddings=tuple(_embedding(matter, chance) for _ in range(number)),
    )
    return Analysis(
        article_id=name,
        source_id=name,
        source=name,
        facts=Facts(published=published),
        events=tuple(_event(name, at, matter, chance) for at in range(number)),
        features=features,
    )


def _event(article: str, at: int, matter: _Matter, chance: random.Random) -> Event:
    kind = chance.choice(sorted(ROLES))
    arguments = {role: (_argument(" ".join(chance.sample(matter.names, 2)), at),) for role in ROLES[kind]}
    said = " ".join([SUBTYPES[kind], *(one.text for (one,) in arguments.values()), *chance.sample(matter.terms, 6)])
    return Event(
        id=f"{article}.{at}",
        article_id=article,
        source_id=article,
        type=kind,
        subtype=SUBTYPES[kind],
        trigger=Span(start=200 * at, end=200 * at + 4, text=SUBTYPES[kind]),
        sentence=Span(start=200 * at, end=200 * at + len(said), text=said),
        arguments=arguments,
        polarity="positive",
        modality="actual",
    )


def _embedding(matter: _Matter, chance: random.Random) -> str:
    numbers = (round(min(127, max(-127, chance.gauss(place, NEAR)))) for place in matter.place)
    return b64encode(bytes(number & 0xFF for number in numbers)).decode("ascii")


def _argument(text: str, at: int) -> Argument:
    return Argument(start=200 * at + 5, end=200 * at + 5 + len(text), text=text)
