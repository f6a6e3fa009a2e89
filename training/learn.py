"""Fine-tune the event network: ``python -m training.learn --encoder FOLDER --out FILE --texts FOLDER...``."""

import argparse
import copy
import json
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from bench.gold import annotated
from pipeline.extract.types import LABELS
from pipeline.language.labels import Labels
from training.corpus import corpus
from training.network import EventNetwork, pretrained
from training.ranking import held_out_odds
from training.resume import resumed
from training.samples import UNKNOWN, Floats, Prepared, Sample, prepare, samples, tokenizer_of

MOST_PIECES = 2400
"""Pieces of a batch, padding counted."""


@dataclass(frozen=True)
class Options:
    """How to train; the defaults are those of the shipped model."""

    layers: tuple[int, ...] = tuple(range(9))
    epochs: int = 3
    rate: float = 1.5e-4
    head_rate: float = 8e-4
    decay: float = 0.01
    dropout: float = 0.1
    warm_up: float = 0.08
    average: float = 0.998
    often: float = 0.35
    seldom: float = 0.05
    untitled: float = 0.15
    still: int = 0  # the encoder's first layers that stay as they are, for what else was learned on top of them
    seed: int = 1


@dataclass(frozen=True)
class Text:
    """An article to learn from, with how its units rank among all as worth reading (0 to 1, 1: most)."""

    prepared: Prepared
    ranks: tuple[float, ...]


def ranked(prepared: Sequence[Prepared]) -> list[Text]:
    """Each article with the ranks of its units, by weights that were learned without it."""
    texts, labels, groups = [], [], []
    for number, one in enumerate(prepared):
        for unit, each in enumerate(one.units):
            texts.append(one.article.article.text[each.starts[0] : each.ends[-1]])
            labels.append(unit in one.hot)
            groups.append(number)
    scores = held_out_odds(texts, np.array(labels), groups)
    ranks = iter((np.argsort(np.argsort(scores)) / len(scores)).tolist())
    return [Text(one, tuple(next(ranks) for _ in one.units)) for one in prepared]


@dataclass(frozen=True)
class Lessons:
    """What there is to learn from: annotated articles, and passages that teachers have read."""

    texts: Sequence[Text]
    taught: Sequence[Sample] = ()

    def epoch(self, labels: Labels, options: Options, rng: random.Random) -> list[Sample]:
        """Passages with events, hard sentences without, some of the easy ones, and all that teachers have read."""

        def worth(rank: float) -> bool:
            return rank > 0.85 or rng.random() < (options.often if rank > 0.5 else options.seldom)

        found = [*self.taught]
        for text in self.texts:
            chosen = [worth(rank) for rank in text.ranks]
            titled = rng.random() >= options.untitled
            found += samples(text.prepared, labels, chosen.__getitem__, titled)
        return found


def batches(found: Sequence[Sample], rng: random.Random) -> Iterator[list[Sample]]:
    """Passages of like length side by side, in shuffled order."""
    order = sorted(found, key=lambda sample: len(sample.passage.ids) + rng.random() * 12)
    parts: list[list[Sample]] = [[]]
    for sample in order:
        if (len(parts[-1]) + 1) * len(sample.passage.ids) > MOST_PIECES:
            parts.append([])
        parts[-1].append(sample)
    rng.shuffle(parts)
    yield from (part for part in parts if part)


def padded(arrays: Sequence[Any], fill: float) -> Tensor:
    """Arrays that differ in their last axis, as one."""
    longest = max(each.shape[-1] for each in arrays)
    widths = [[(0, 0)] * (each.ndim - 1) + [(0, longest - each.shape[-1])] for each in arrays]
    return torch.from_numpy(
        np.stack([np.pad(each, width, constant_values=fill) for each, width in zip(arrays, widths, strict=True)])
    )


@cache
def _has_halves() -> bool:
    """Whether the processor multiplies in bfloat16 quicker than in full precision; without it, fifty times slower."""
    return min(_seconds(torch.bfloat16) for _ in range(3)) < min(_seconds(torch.float32) for _ in range(3))


def _seconds(kind: torch.dtype) -> float:
    some = torch.ones(256, 256, dtype=kind)
    started = time.perf_counter()
    some @ some
    return time.perf_counter() - started


def halved() -> AbstractContextManager[object]:
    """Half precision where the processor has it."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=_has_halves())


def loss(network: EventNetwork, batch: Sequence[Sample]) -> Tensor:
    """The sum of what the tags, the values and the roles lose."""
    ids = padded([sample.passage.ids for sample in batch], 0)
    segments = padded([sample.passage.segments for sample in batch], 1)
    padding = padded([np.zeros(len(sample.passage.ids), dtype=bool) for sample in batch], True)
    tags = padded([sample.tags for sample in batch], UNKNOWN)
    with halved():
        states = network.encoder(ids, segments, padding)
        logits = network.tags(network.dropout(states))
    lost = functional.cross_entropy(logits.float().flatten(0, 1), tags.flatten(), ignore_index=UNKNOWN, reduction="sum")
    if any(sample.chances is not None for sample in batch):
        chances = padded([_chances(sample, logits.shape[-1]) for sample in batch], 0)
        lost = lost - (chances.transpose(1, 2) * logits.float().log_softmax(-1)).sum()
    lost = lost / len(batch)
    triggers = [(number, trigger) for number, sample in enumerate(batch) for trigger in sample.triggers]
    if not triggers:
        return lost
    rows = torch.tensor([number for number, _ in triggers])
    types = torch.tensor([trigger.type for _, trigger in triggers])
    inside = torch.zeros(len(triggers), ids.shape[1])
    for number, (_, trigger) in enumerate(triggers):
        inside[number, list(trigger.pieces)] = 1
    with halved():
        said, roles = network.read(states[rows], types, inside, padding[rows])
    return lost + (_said(network, said.float(), triggers) + _roles(roles.float(), triggers)) / len(batch) * 2


def _chances(sample: Sample, tags: int) -> Floats:
    return np.zeros((tags, len(sample.tags)), dtype=np.float32) if sample.chances is None else sample.chances


def _said(network: EventNetwork, said: Tensor, triggers: Sequence[tuple[int, Any]]) -> Tensor:
    subtype, polarity, modality, attributed, direct = said.split(network.sizes, dim=1)
    lost = torch.zeros(())
    for logits, name in ((subtype, "subtypes"), (polarity, "polarity"), (modality, "modality")):
        right = torch.from_numpy(np.stack([getattr(trigger, name) for _, trigger in triggers]))
        chances = (logits.log_softmax(1) + right.log()).logsumexp(1)
        lost = lost - chances.sum()
    for logits, name in ((attributed, "attributed"), (direct, "direct")):
        right = torch.tensor([getattr(trigger, name) for _, trigger in triggers], dtype=torch.float32)
        told = right != UNKNOWN
        lost = lost + functional.binary_cross_entropy_with_logits(logits[told, 0], right[told], reduction="sum")
    return lost


def _roles(roles: Tensor, triggers: Sequence[tuple[int, Any]]) -> Tensor:
    inside = padded([trigger.inside for _, trigger in triggers], UNKNOWN).transpose(1, 2)
    begins = padded([trigger.begins for _, trigger in triggers], UNKNOWN).transpose(1, 2)
    right = torch.cat([inside, begins], dim=2).float()
    roles, told = roles[:, : right.shape[1]], right != UNKNOWN
    return functional.binary_cross_entropy_with_logits(roles[told], right[told], reduction="sum") / 6


def learn(lessons: Lessons, labels: Labels, network: EventNetwork, options: Options, out: Path) -> EventNetwork:
    """The averaged network after all epochs, saved at the end of each; the network given is what it starts from."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    network.encoder.words.weight.requires_grad = False  # words that training has not seen keep their place among others
    if options.still:
        network.encoder.hold(options.still)
    average = copy.deepcopy(network)
    learned = [(name, value) for name, value in network.named_parameters() if value.requires_grad]
    heads = [value for name, value in learned if not name.startswith(("encoder", "reader"))]
    body = [value for name, value in learned if name.startswith(("encoder", "reader"))]
    groups = [{"params": body, "lr": options.rate}, {"params": heads, "lr": options.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=options.decay)
    size = len([*batches(lessons.epoch(labels, options, random.Random(0)), random.Random(0))])
    total = size * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(step / (options.warm_up * total), max(0.0, 1 - step / total)) if step else 0.01
    )
    step, started = 0, time.monotonic()
    for number in range(options.epochs):
        network.train()
        for batch in batches(lessons.epoch(labels, options, rng), rng):
            lost = loss(network, batch)
            optimizer.zero_grad()
            lost.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            _average(average, network, min(options.average, (1 + step) / (10 + step)))
            if step % 50 == 0:
                print(f"{step}/{total} {time.monotonic() - started:.0f}s loss {float(lost.detach()):.3f}", flush=True)
        torch.save({"network": average.state_dict(), "options": vars(options)}, out)
        print(f"epoch {number + 1} saved", flush=True)
    return average.eval()


def _average(average: EventNetwork, network: EventNetwork, decay: float) -> None:
    with torch.no_grad():
        for ours, theirs in zip(average.parameters(), network.parameters(), strict=True):
            if theirs.requires_grad:
                ours.lerp_(theirs, 1 - decay)


def start(saved: Path | None, encoder: Path, options: Options) -> EventNetwork:
    """The network to learn from: the encoder's own weights, a network saved before, or a shipped model's."""
    if saved and saved.is_dir():
        return resumed(saved, LABELS, options.dropout)
    network = pretrained(encoder, LABELS, options.layers, options.dropout)
    if saved:
        network.load_state_dict(torch.load(saved, weights_only=False)["network"])
    return network


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains and saves."""
    parser = argparse.ArgumentParser(prog="python -m training.learn", description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors, tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="folders with the texts that are not ours")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="further annotated articles to learn from")
    parser.add_argument("--also-loose", type=Path, nargs="*", default=[], help="the same, of lone sentences")
    parser.add_argument(
        "--start",
        type=Path,
        help="go on from a network saved before, or from a model's news_events folder, in place of the encoder",
    )
    parser.add_argument("--taught", type=Path, help="what training.teach wrote, to learn from too")
    parser.add_argument("--layers", type=int, nargs="+", default=list(Options.layers))
    parser.add_argument("--epochs", type=int, default=Options.epochs)
    parser.add_argument("--rate", type=float, default=Options.rate)
    parser.add_argument("--still", type=int, default=Options.still, help="first layers that stay as they are")
    parser.add_argument("--seed", type=int, default=Options.seed)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    tokenizer = tokenizer_of(given.encoder)
    articles = corpus(given.texts)
    for loose, paths in ((False, given.also), (True, given.also_loose)):
        articles += [article for path in paths for article in annotated(path, loose=loose)]
    head_rate = Options.head_rate * given.rate / Options.rate
    options = Options(
        layers=tuple(given.layers),
        epochs=given.epochs,
        rate=given.rate,
        head_rate=head_rate,
        still=given.still,
        seed=given.seed,
    )
    print(json.dumps(vars(given), default=str), len(articles), sum(len(each.events) for each in articles), flush=True)
    texts = ranked([prepare(article, tokenizer) for article in articles if article.article.text.strip()])
    network = start(given.start, given.encoder, options)
    taught = torch.load(given.taught, weights_only=False) if given.taught else ()
    learn(Lessons(texts, taught), LABELS, network, options, given.out)


if __name__ == "__main__":
    main()
