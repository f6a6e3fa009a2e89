"""What stories compare with, learned from annotated ones: ``python -m training.stories --texts FOLDER... --news FILE``.

Entries and denials are learned from the stories of data/stories.json, grouping from news with labelled stories. What is
printed is measured on stories that were left out in turn; what is written to pipeline/stories/weights.json is learned
from all.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from bench.labelled import analysis, read
from bench.stories_gold import row_analysis
from bench.stories_logs import article_of, matching
from bench.stories_scores import of_sets, pairs
from pipeline.language.load import load
from pipeline.model import Analysis
from pipeline.steps import Analyser
from pipeline.stories.denials import PAIR, Denials
from pipeline.stories.denying import DENIES, denies
from pipeline.stories.entries import Entries
from pipeline.stories.learned import Scorer, Thresholds
from pipeline.stories.likeness import SAME, same
from pipeline.stories.mention import Mention, mentions_of
from pipeline.stories.profile import FEATURES
from pipeline.stories.times import day
from training import grouping
from training.corpus import DATA, rows_with_texts
from training.grouping import Row

OUT = Path(__file__).parent.parent / "pipeline/stories/weights.json"
FOLDS = 5
NEAR, NEAR_LINK = 0.02, 0.015
"""What a limit may cost in F1 to make surer what is told: of entries, and of links, which come with scores."""
STEPS = tuple(round(0.05 * step, 2) for step in range(3, 20))
SURE = 0.9
"""Of the links from which a status is told, so many are right."""
OPEN = Thresholds(joins=0.5, merges=0.8, same=0.3, link=0.5, denied=0.7)

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


def gold_stories(texts: Sequence[Path]) -> list[Gold]:
    """The stories of data/stories.json whose texts are there."""
    rows = {row["id"]: row for row in rows_with_texts(texts)}
    told = json.loads((DATA / "stories.json").read_text(encoding="utf-8"))
    return [
        gold(story, [row_analysis(rows[name]) for name in story["articles"]])
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
    return mentions_of(analysis.events, day(analysis.facts.published.value) if analysis.facts.published else None)


def fitted(lesson: Lesson, names: Sequence[str], strength: float = 1.0) -> Scorer:
    """A logistic model of a lesson, its weights for features as they are."""
    middle, spread = _scale(lesson)
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit((lesson.values - middle) / spread, lesson.right, sample_weight=lesson.weight)
    weights = np.round(model.coef_[0] / spread, 4)
    return Scorer(tuple(names), tuple(weights.tolist()), round(float(model.intercept_[0] - weights @ middle), 4))


def _scale(lesson: Lesson) -> tuple[Floats, Floats]:
    middle, spread = lesson.values.mean(axis=0), lesson.values.std(axis=0)
    spread[spread < 1e-6] = 1.0
    return middle, spread


@cache
def same_rows(story: Gold) -> Sequence[Row]:
    """All pairs of events of one type."""
    return [
        (same(one, other), story.entry[one.event.id] == story.entry[other.event.id], 1.0)
        for one, other in combinations(story.mentions, 2)
        if one.event.type == other.event.type
    ]


@cache
def denies_rows(story: Gold) -> Sequence[Row]:
    """All denials with all events of other entries."""
    return [
        (denies(one, other), (one.event.id, other.event.id) in story.links, 1.0)
        for one, other in permutations(story.mentions, 2)
        if one.denies and story.entry[one.event.id] != story.entry[other.event.id]
    ]


def denied_rows(story: Gold, scorers: tuple[Scorer, Scorer]) -> Iterator[Row]:
    """The entries of each denial with those that it could deny, as annotated."""
    entries, links = annotated(story, scorers)
    for denial in [entry for entry in entries.known.values() if entry.type == "denial"]:
        for name, values in links.values(denial.id).items():
            pair = next(iter(denial.mentions)), next(iter(entries.known[name].mentions))
            yield values, pair in story.links, 1.0


def annotated(story: Gold, scorers: tuple[Scorer, Scorer]) -> tuple[Entries, Denials]:
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
    """The three scorers of entries and denials."""

    same: Scorer
    denies: Scorer
    denied: Scorer

    @classmethod
    def of(cls, stories: Sequence[Gold]) -> "Learned":
        """From annotated stories."""
        alike = fitted(_lesson(stories, same_rows), SAME, 0.1)
        denying = fitted(_lesson(stories, denies_rows), DENIES, 0.05)
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


def measured(stories: Sequence[Gold], left_out: Sequence[Learned]) -> Thresholds:
    """Prints what stories left out in turn give, and chooses the thresholds by it."""
    wanted = set().union(*(story.same for story in stories))
    kinds = {event.event.id: event.event.type for story in stories for event in story.mentions}
    results = {}
    for limit in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
        told = [found(story, left_out[story.fold], limit) for story in stories]
        results[limit] = told
        together = _joined(told)
        by_type = {
            kind: round(of_sets(*({p for p in side if kinds[p[0]] == kind} for side in (together, wanted))).f1, 3)
            for kind in sorted(set(kinds.values()))
        }
        print(f"entries at {limit}: {of_sets(together, wanted)} {by_type}", flush=True)
    best = _highest({limit: of_sets(_joined(told), wanted).f1 for limit, told in results.items()}, NEAR)
    scores = {pair: score for _, each in results[best] for pair, score in each.items()}
    links = set().union(*(story.links for story in stories))
    at = {limit: of_sets({pair for pair, score in scores.items() if score >= limit}, links) for limit in STEPS}
    for limit, score in at.items():
        print(f"links at {limit}, between the entries found at {best}: {score}", flush=True)
    judged = [pair for story in stories for pair in _links(story, left_out[story.fold])]
    shares = {limit: float(np.mean([right for score, right in judged if score >= limit] or [False])) for limit in STEPS}
    print(f"of links between annotated entries, so many are right: {shares}", flush=True)
    sure = min((limit for limit in STEPS if shares[limit] >= SURE), default=STEPS[-1])
    link = _highest({limit: score.f1 for limit, score in at.items()}, NEAR_LINK)
    return Thresholds(**{**vars(OPEN), "same": best, "link": min(link, sure), "denied": sure})


def end_to_end(stories: Sequence[Gold], texts: Sequence[Path], left_out: Sequence[Learned], limits: Thresholds) -> None:
    """Prints what events that the shipped model finds give, in stories that it was not trained on."""
    analyser, rows = Analyser(load()), {row["id"]: row for row in rows_with_texts(texts)}
    together, wanted, linked, links = set[Pair](), set[Pair](), set[Pair](), set[Pair]()
    for story in stories:
        names = dict.fromkeys(mention.event.article_id for mention in story.mentions)
        gold_analyses = [row_analysis(rows[name]) for name in names]
        analyses = analyser.analyse([article_of(rows[name]) for name in names])
        known = matching(analyses, gold_analyses)
        mentions = tuple(mention for analysis in analyses for mention in _mentions(analysis))
        same_found, scores = found(Gold(story.name, mentions, {}, frozenset()), left_out[story.fold], limits.same)
        name = {mention.event.id: known.get(mention.event.id, mention.event.id) for mention in mentions}
        together |= {tuple(sorted((name[one], name[other]))) for one, other in same_found}  # type: ignore[misc]
        linked |= {(name[one], name[other]) for (one, other), score in scores.items() if score >= limits.link}
        wanted, links = wanted | story.same, links | story.links
    print(f"{len(stories)} stories with events that are found: entries {of_sets(together, wanted)}", flush=True)
    print(f"links {of_sets(linked, links)}", flush=True)


def _joined(told: Sequence[tuple[set[Pair], dict[Pair, float]]]) -> set[Pair]:
    return set().union(*(one for one, _ in told))


def _links(story: Gold, learned: Learned) -> Iterator[tuple[float, bool]]:
    """Of annotated entries, the scores of all links that could be, and whether they are."""
    for values, right, _ in denied_rows(story, (learned.denies, learned.denied)):
        yield learned.denied(values), right


def _highest(quality: dict[float, float], near: float) -> float:
    """Of the limits that are nearly as good as the best one, the highest: what is told is surer."""
    return max(limit for limit, f1 in quality.items() if f1 >= max(quality.values()) - near)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures, learns from all, writes."""
    parser = argparse.ArgumentParser(prog="python -m training.stories", description=__doc__)
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="folders with the texts that are not ours")
    parser.add_argument("--news", type=Path, nargs="+", required=True, help="packed JSON lines of labelled news")
    parser.add_argument("--found", help="measure found events too, in stories whose names this pattern matches")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(arguments)
    print("grouping", flush=True)
    taught = [(analysis(one), story) for path in given.news for one, story in read(path) if grouping.is_taught(story)]
    scorers = {"grouping": fitted(Lesson.of([*grouping.rows(taught)]), FEATURES)} if taught else {}
    stories = gold_stories(given.texts)
    print(f"{len(stories)} stories, {sum(len(story.mentions) for story in stories)} events", flush=True)
    left_out = [Learned.of([one for one in stories if one.fold != fold]) for fold in range(FOLDS)]
    limits, learned = measured(stories, left_out), Learned.of(stories)
    if given.found:
        end_to_end([one for one in stories if re.fullmatch(given.found, one.name)], given.texts, left_out, limits)
    scorers |= vars(learned)
    told = {"thresholds": vars(limits), "scorers": {name: _told(each) for name, each in scorers.items()}}
    given.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _told(scorer: Scorer) -> dict[str, object]:
    return {"bias": scorer.bias, "weights": dict(zip(scorer.features, scorer.weights, strict=True))}


if __name__ == "__main__":
    main()
