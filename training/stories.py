"""What stories compare with, learned from annotated ones: ``python -m training.stories --texts FOLDER... --news FILE``.

Entries and denials are learned from the stories of data/stories.json: from their annotated events and, in stories that
the shipped event model has not seen, from those that it finds, mistakes and all. Where an event lies is told by the
embedder of training.embeddings that was learned from the other half of the stories. Grouping is learned from news with
labelled stories. What is printed is measured on stories that were left out in turn; what is written to
pipeline/stories/weights.json is learned from all.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import blake2b
from itertools import combinations, cycle, permutations
from pathlib import Path
from typing import Any
from warnings import catch_warnings

import numpy as np
import numpy.typing as npt
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from spacy.language import Language

from bench.embedded import Embedder, with_embedder
from bench.labelled import analysis, read
from bench.stories_gold import Embed, row_analysis, row_article, unplaced
from bench.stories_logs import matching
from bench.stories_scores import Score, of_sets, pairs
from pipeline.language.load import load
from pipeline.model import Analysis
from pipeline.steps import Analyser
from pipeline.stories.denials import PAIR, Denials
from pipeline.stories.denying import DENIES, denies
from pipeline.stories.embedding import UNTOLD
from pipeline.stories.entries import Entries
from pipeline.stories.learned import Network, Scorer, Thresholds
from pipeline.stories.likeness import SAME, same
from pipeline.stories.mention import Mention, mentions_of
from pipeline.stories.profile import FEATURES
from pipeline.stories.times import day
from training import grouping
from training.corpus import DATA, rows_with_texts
from training.grouping import Row

OUT = Path(__file__).parent.parent / "pipeline/stories/weights.json"
FOLDS = 5
LIMITS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
BETA = 0.5
"""Of the F-measure that chooses the limit of entries; precision counts twice as much: two happenings in one mislead."""
NEAR = 0.01
"""What the limit of links may cost in F1 to make them surer; their scores say how sure they are."""
KINDS = ("annotated", "found")
STEPS = tuple(round(0.05 * step, 2) for step in range(3, 20))
SURE = 0.9
"""Of the links from which a status is told, so many are right."""
UNTOLD_COUNTS = 0.1
"""How much a row counts as it were without embeddings."""
OPEN = Thresholds(joins=0.5, merges=0.8, same=0.3, link=0.5, denied=0.7)

NETWORKS, UNITS, ROUNDS = 3, 16, 40
"""Networks whose mean is taken, units of each, and how often each sees the pairs it learns from."""
SELDOM = 0.05
"""The least spread that a feature is taken to have: what hardly ever is so shall not shake a network."""

Pair = tuple[str, str]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Gold:
    """A story with its annotated events, in the order of their arrival."""

    name: str
    mentions: tuple[Mention, ...]
    entry: dict[str, str]  # event -> a name of its entry
    links: frozenset[Pair]  # a denial's event and one that it denies, for all events of their entries

    @property
    def fold(self) -> int:
        """The part that the story is left out with."""
        return blake2b(self.name.encode(), digest_size=2).digest()[0] % FOLDS

    @property
    def half(self) -> int:
        """Of two halves the one whose embedder has seen the story."""
        return half(self.name)

    @property
    def same(self) -> set[Pair]:
        """Pairs of events of one entry."""
        grouped = defaultdict(list)
        for event, entry in self.entry.items():
            grouped[entry].append(event)
        return pairs(grouped.values())


@dataclass(frozen=True)
class Lesson:
    """Values of a question's features, with the answers, and how much each counts."""

    values: Floats
    right: npt.NDArray[np.bool_]
    weight: Floats

    @classmethod
    def of(cls, rows: Sequence[tuple[Sequence[float], bool, float]]) -> "Lesson":
        """From rows."""
        values, right, weight = zip(*rows, strict=True)
        return cls(np.array(values, dtype=float), np.array(right), np.array(weight))


def half(name: str) -> int:
    """The half that a story of this name is in."""
    return blake2b(name.encode(), digest_size=2).digest()[1] % 2


def gold_stories(texts: Sequence[Path], embed: Sequence[Embed] = (unplaced, unplaced)) -> list[Gold]:
    """The stories of data/stories.json whose texts are there; embed: for the stories of each half."""
    rows = {row["id"]: row for row in rows_with_texts(texts)}
    told = json.loads((DATA / "stories.json").read_text(encoding="utf-8"))
    return [
        gold(story, [row_analysis(rows[name], embed[half(str(story["story"]))]) for name in story["articles"]])
        for story in told
        if all(name in rows for name in story["articles"])
    ]


def gold(story: Mapping[str, Any], analyses: Sequence[Analysis]) -> Gold:
    """A story's mentions with their entries and links."""
    ordered = sorted(analyses, key=lambda one: one.facts.published.value if one.facts.published else "")
    mentions = [mention for analysis in ordered for mention in _mentions(analysis)]
    entry = {mention.event.id: mention.event.id for mention in mentions}
    for events in story["entries"]:
        entry.update(dict.fromkeys((event for event in events if event in entry), events[0]))
    linked = {(entry[denial], entry[denied]) for denial, denied in story["denials"] if {denial, denied} <= entry.keys()}
    links = {(one, other) for one in entry for other in entry if (entry[one], entry[other]) in linked}
    return Gold(str(story["story"]), tuple(mentions), entry, frozenset(links))


def _mentions(analysis: Analysis) -> tuple[Mention, ...]:
    date = day(analysis.facts.published.value) if analysis.facts.published else None
    return mentions_of(analysis.events, date, analysis.features.embeddings)


def fitted(lesson: Lesson, names: Sequence[str]) -> Scorer:
    """A logistic model of a lesson, its weights for features as they are."""
    middle, spread = _scale(lesson)
    model = LogisticRegression(max_iter=2000)
    model.fit((lesson.values - middle) / spread, lesson.right, sample_weight=lesson.weight)
    weights = np.round(model.coef_[0] / spread, 4)
    return Scorer(tuple(names), tuple(weights.tolist()), round(float(model.intercept_[0] - weights @ middle), 4))


def network_of(lesson: Lesson, names: Sequence[str]) -> Network:
    """The mean of a few networks of a lesson from other random beginnings, as one; its weights for features as they
    are."""
    middle, spread = _scale(lesson)
    spread = np.maximum(spread, SELDOM)
    values = (lesson.values - middle) / spread
    inner, turns, outer, bias = [], [], [], 0.0
    for number in range(NETWORKS):
        network = MLPClassifier((UNITS,), alpha=0.3, batch_size=512, max_iter=ROUNDS, random_state=number)
        with catch_warnings(action="ignore", category=ConvergenceWarning):  # so many rounds are enough
            network.fit(values, lesson.right, sample_weight=lesson.weight)
        weights = np.round(network.coefs_[0] / spread[:, None], 4)
        inner.append(weights)
        turns.append(network.intercepts_[0] - middle @ weights)
        outer.append(network.coefs_[1][:, 0] / NETWORKS)
        bias += float(network.intercepts_[1][0]) / NETWORKS
    return Network(
        tuple(names),
        tuple(map(tuple, np.hstack(inner).tolist())),
        tuple(np.concatenate(turns).round(4).tolist()),
        tuple(np.concatenate(outer).round(4).tolist()),
        round(bias, 4),
    )


def _scale(lesson: Lesson) -> tuple[Floats, Floats]:
    middle, spread = lesson.values.mean(axis=0), lesson.values.std(axis=0)
    spread[spread < 1e-6] = 1.0
    return middle, spread


@cache
def same_rows(story: Gold) -> Sequence[Row]:
    """All pairs of events of one type."""
    return [
        row
        for one, other in combinations(story.mentions, 2)
        if one.event.type == other.event.type
        for row in _told_or_not(same(one, other), story.entry[one.event.id] == story.entry[other.event.id], SAME)
    ]


@cache
def denies_rows(story: Gold) -> Sequence[Row]:
    """All denials with all events of other entries."""
    return [
        row
        for one, other in permutations(story.mentions, 2)
        if one.denies and story.entry[one.event.id] != story.entry[other.event.id]
        for row in _told_or_not(denies(one, other), (one.event.id, other.event.id) in story.links, DENIES)
    ]


def _told_or_not(values: Sequence[float], right: bool, names: Sequence[str]) -> Iterator[Row]:
    """The row as it is and, counting less, as it were without embeddings: analyses of earlier releases have none."""
    yield values, right, 1.0
    places = [place for place, name in enumerate(names) if name.startswith("embeddings")]
    bare = [*values]
    for place, value in zip(places, cycle(UNTOLD), strict=False):
        bare[place] = value
    yield bare, right, UNTOLD_COUNTS


def denied_rows(story: Gold, scorers: tuple[Network, Scorer]) -> Iterator[Row]:
    """The entries of each denial with those that it could deny, as annotated."""
    entries, links = annotated(story, scorers)
    for denial in [entry for entry in entries.known.values() if entry.type == "denial"]:
        for name, values in links.values(denial.id).items():
            pair = next(iter(denial.mentions)), next(iter(entries.known[name].mentions))
            yield values, pair in story.links, 1.0


def annotated(story: Gold, scorers: tuple[Network, Scorer]) -> tuple[Entries, Denials]:
    """The entries as they were annotated, and what their denials were compared with."""
    entries = Entries(Scorer((), (), 0.0), OPEN)
    opened: dict[str, str] = {}
    for mention in story.mentions:
        name = story.entry[mention.event.id]
        entry = entries.known[opened[name]] if name in opened else entries.open(mention)
        opened[name] = entry.id
        entries.put(entry, mention)
    links = Denials(entries, scorers)
    links.update(entries.known.values())
    return entries, links


@dataclass(frozen=True)
class Learned:
    """What tells entries and denials."""

    same: Network
    denies: Network
    denied: Scorer

    @classmethod
    def of(cls, stories: Sequence[Gold]) -> "Learned":
        """From annotated stories."""
        alike = network_of(_lesson(stories, same_rows), SAME)
        denying = network_of(_lesson(stories, denies_rows), DENIES)
        plain = Scorer(PAIR, (0.0,) * len(PAIR), 0.0)
        linked = _lesson(stories, lambda story: denied_rows(story, (denying, plain)))
        return cls(alike, denying, fitted(linked, PAIR))


def _lesson(stories: Sequence[Gold], rows: Callable[[Gold], Iterable[Row]]) -> Lesson:
    return Lesson.of([row for story in stories for row in rows(story)])


def found(story: Gold, learned: Learned, limit: float) -> tuple[set[Pair], dict[Pair, float]]:
    """Pairs of events in one entry, and scores of pairs of a denial's event and one that it denies."""
    entries = Entries(learned.same, Thresholds(**{**vars(OPEN), "same": limit}))
    denials = Denials(entries, (learned.denies, learned.denied))
    for article in dict.fromkeys(mention.event.article_id for mention in story.mentions):
        added = [entries.add(one) for one in story.mentions if one.event.article_id == article]
        touched = {entry.id: entry for entry, _ in added if entry.id in entries.known}
        denials.update(touched.values(), [gone for _, closed in added for gone in closed])
    known = entries.known
    scores = {
        (one, other): score
        for denial in known.values()
        if denial.type == "denial"
        for name, score in denials.of(denial.id).items()
        for one in denial.mentions
        for other in known[name].mentions
    }
    return pairs(entry.mentions for entry in known.values()), scores


def measured(stories: Sequence[Gold], unseen: Sequence[Gold], left_out: Sequence[Learned]) -> Thresholds:
    """Prints what stories left out in turn give, and chooses the thresholds by it.

    The limits of entries and links are those with the best mean F-measure of annotated and of found events; of those
    of entries that are as good to two digits, the lowest, which finds most.
    """
    names = {story.name for story in unseen}
    sides = (stories, stories), (unseen, [story for story in stories if story.name in names])
    entries = dict.fromkeys(LIMITS, 0.0)
    for limit in LIMITS:
        for kind, (told, wanted) in zip(KINDS, sides, strict=True):
            score = _same_score(told, wanted, left_out, limit)
            entries[limit] += score.f(BETA) / len(sides)
            print(f"entries at {limit}, {kind} events: {score}", flush=True)
    highest = round(max(entries.values()), 2)
    best = min(limit for limit, quality in entries.items() if round(quality, 2) == highest)
    links = dict.fromkeys(STEPS, 0.0)
    for kind, (told, wanted) in zip(KINDS, sides, strict=True):
        scores = {pair: each for story in told for pair, each in found(story, left_out[story.fold], best)[1].items()}
        right = set().union(*(story.links for story in wanted))
        for limit in STEPS:
            score = of_sets({pair for pair, each in scores.items() if each >= limit}, right)
            links[limit] += score.f1 / len(sides)
            print(f"links at {limit}, between entries at {best}, {kind} events: {score}", flush=True)
    judged = [pair for story in stories for pair in _links(story, left_out[story.fold])]
    shares = {limit: float(np.mean([right for score, right in judged if score >= limit] or [False])) for limit in STEPS}
    print(f"of links between annotated entries, so many are right: {shares}", flush=True)
    sure = min((limit for limit in STEPS if shares[limit] >= SURE), default=STEPS[-1])
    return Thresholds(**{**vars(OPEN), "same": best, "link": min(_highest(links), sure), "denied": sure})


def _same_score(told: Sequence[Gold], wanted: Sequence[Gold], left_out: Sequence[Learned], limit: float) -> Score:
    """Prints pairs of events in one entry by the type of event, too."""
    together = set().union(*(found(story, left_out[story.fold], limit)[0] for story in told))
    right = set().union(*(story.same for story in wanted))
    kinds = {one.event.id: one.event.type for story in (*told, *wanted) for one in story.mentions}
    for kind in sorted(set(kinds.values())):
        score = of_sets(*({pair for pair in side if kinds[pair[0]] == kind} for side in (together, right)))
        print(f"  {kind}: {score}", flush=True)
    return of_sets(together, right)


def as_found(stories: Sequence[Gold], texts: Sequence[Path], models: Sequence[Language]) -> list[Gold]:
    """The stories that stand apart from training, with the events that a model finds in them; models: by half."""
    analysers = [*map(Analyser, models)]
    rows = {row["id"]: row for row in rows_with_texts(texts, sorted((DATA / "apart").glob("*.jsonl.gz")))}
    unseen = []
    for story in stories:
        names = [*dict.fromkeys(mention.event.article_id for mention in story.mentions)]
        if not rows.keys() >= {*names}:
            continue
        analyses = analysers[story.half].analyse([row_article(rows[name]) for name in names])
        unseen.append(retold(story, analyses, matching(analyses, [row_analysis(rows[name]) for name in names])))
    return unseen


def retold(story: Gold, analyses: Iterable[Analysis], known: Mapping[str, str]) -> Gold:
    """A story by the events found in it, of which some are known to be annotated ones.

    Those have the ids of the annotated ones and stand in their entries; the others stand alone.
    """
    mentions: list[Mention] = []
    for told in analyses:
        events = [event.model_copy(update={"id": known.get(event.id, event.id)}) for event in told.events]
        mentions += _mentions(told.model_copy(update={"events": tuple(events)}))
    entry = {one.event.id: story.entry.get(one.event.id, one.event.id) for one in mentions}
    links = frozenset(pair for pair in story.links if entry.keys() >= {*pair})
    return Gold(story.name, tuple(mentions), entry, links)


def _links(story: Gold, learned: Learned) -> Iterator[tuple[float, bool]]:
    """Of annotated entries, the scores of all links that could be, and whether they are."""
    for values, right, _ in denied_rows(story, (learned.denies, learned.denied)):
        yield learned.denied(values), right


def _highest(quality: dict[float, float]) -> float:
    """Of the limits that are nearly as good as the best one, the highest: what is told is surer."""
    return max(limit for limit, f1 in quality.items() if f1 >= max(quality.values()) - NEAR)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures, learns from all, writes."""
    parser = argparse.ArgumentParser(prog="python -m training.stories", description=__doc__)
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="folders with the texts that are not ours")
    parser.add_argument("--news", type=Path, nargs="+", required=True, help="packed JSON lines of labelled news")
    parser.add_argument("--embedders", type=Path, required=True, help="folder that training.embeddings wrote")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(arguments)
    print("grouping", flush=True)
    taught = [(analysis(one), story) for path in given.news for one, story in read(path) if grouping.is_taught(story)]
    scorers = {"grouping": fitted(Lesson.of([*grouping.rows(taught)]), FEATURES)} if taught else {}
    models = [with_embedder(load(), given.embedders / f"half{1 - number}.onnx") for number in range(2)]
    stories = gold_stories(given.texts, [*map(Embedder, models)])
    print(f"{len(stories)} stories, {sum(len(story.mentions) for story in stories)} events", flush=True)
    unseen = as_found(stories, given.texts, models)
    print(f"{len(unseen)} of them also with {sum(len(story.mentions) for story in unseen)} events found", flush=True)
    lessons = [*stories, *unseen]
    left_out = [Learned.of([one for one in lessons if one.fold != fold]) for fold in range(FOLDS)]
    limits, learned = measured(stories, unseen, left_out), Learned.of(lessons)
    told = {
        "thresholds": vars(limits),
        "scorers": {name: _told(each) for name, each in (scorers | {"denied": learned.denied}).items()},
        "networks": {name: _told(each) for name, each in (("same", learned.same), ("denies", learned.denies))},
    }
    given.out.write_text(_shown(told) + "\n", encoding="utf-8")


def _told(learned: Scorer | Network) -> dict[str, object]:
    """What it holds, the weights by feature."""
    weights = dict(zip(learned.features, learned.weights, strict=True))
    return {name: each for name, each in asdict(learned).items() if name != "features"} | {"weights": weights}


def _shown(told: object, indent: str = "") -> str:
    """JSON with a line for each feature, whatever its weights are."""
    if not isinstance(told, dict):
        return json.dumps(told)
    lines = (f"{indent} {json.dumps(name)}: {_shown(each, f'{indent} ')}" for name, each in told.items())
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


if __name__ == "__main__":
    main()
