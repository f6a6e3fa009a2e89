"""How like an article must be to a story to be of it, learned from news with labelled stories.

Articles come in the order of their dates into the stories as labelled. Each teaches by the stories that share its words
and by a sample of the others, which counts for all of them; the whole is read a second time without dates.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from pipeline.model import Analysis
from pipeline.stories.near import Near
from pipeline.stories.profile import Profile, Text, features, text_of
from pipeline.stories.times import day

OTHERS = 60
"""Stories in the sample."""

Row = tuple[Sequence[float], bool, float]  # values, whether it is the article's story, how many stories it stands for


@dataclass
class _Stories:
    """The stories as labelled so far."""

    near: Near = field(default_factory=Near)
    profiles: list[Profile] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, text: Text, label: str) -> None:
        number = self.numbers.setdefault(label, len(self.profiles))
        if number == len(self.profiles):
            self.profiles.append(Profile())
        self.profiles[number].add(text)
        self.near.touch(number, text.probes)


def is_taught(story: str) -> bool:
    """Whether a labelled story is of the half that is learned from; the other half is only measured on."""
    return blake2b(story.encode(), digest_size=1).digest()[0] % 2 == 0


def rows(articles: Iterable[tuple[Analysis, str]], seed: int = 1) -> Iterator[Row]:
    """What analyses with the labels of their stories teach."""
    rng = random.Random(seed)
    dated = sorted(articles, key=lambda pair: pair[0].facts.published.value if pair[0].facts.published else "")
    yield from _read(((text_of(one.features, _day(one)), label) for one, label in dated), rng)
    undated = rng.sample(dated, len(dated))
    yield from _read(((text_of(one.features, None), label) for one, label in undated), rng)


def _read(texts: Iterable[tuple[Text, str]], rng: random.Random) -> Iterator[Row]:
    stories = _Stories()
    for text, label in texts:
        own = stories.numbers.get(label)
        near = dict.fromkeys((*stories.near.to(text.probes), *(() if own is None else (own,))))
        others = [number for number in range(len(stories.profiles)) if number not in near]
        sample = rng.sample(others, min(OTHERS, len(others)))
        yield from ((features(text, stories.profiles[number]), number == own, 1.0) for number in near)
        yield from ((features(text, stories.profiles[number]), False, len(others) / len(sample)) for number in sample)
        stories.add(text, label)


def _day(analysis: Analysis) -> int | None:
    return day(analysis.facts.published.value) if analysis.facts.published else None
