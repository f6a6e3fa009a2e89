"""Learn where events lie among others: ``python -m training.embeddings --texts FOLDER... --out FOLDER``.

The layers above the event model's stem are learned anew, from the stories of data/stories.json, so that events of one
entry lie side by side and denials beside what they deny. Three embedders are written: ``whole.onnx``, learned from all
stories, to ship; ``half0.onnx`` and ``half1.onnx``, each learned from the stories of one half, to tell what the
embeddings of the other half are worth.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from bench.embedded import Embedder
from bench.stories_gold import row_article
from pipeline.articles.clean import clean
from pipeline.extract.types import LABELS
from pipeline.language.events import Given
from pipeline.language.load import load
from pipeline.language.version import SHIPPED
from training.assemble import STEM_LAYERS
from training.corpus import rows_with_texts
from training.export import export_embedder, shrink
from training.learn import padded
from training.network import EmbeddingNetwork
from training.resume import resumed
from training.stories import Gold, gold_stories

MOST_PIECES = 3500
"""Of the passages of a story that are compared at once."""
EPOCHS, RATE, HEAD_RATE, DECAY, WARM_UP = 2, 1e-4, 1e-3, 0.05, 0.1
LINKS = 0.5
"""How much denials count beside entries."""


@dataclass(frozen=True)
class Passage:
    """Events of one passage: their ids, the lower states of its pieces, what each piece counts in each event."""

    events: tuple[str, ...]
    states: Tensor
    shares: Tensor


@dataclass(frozen=True)
class Story:
    """An annotated story, and its passages as the event model reads them."""

    gold: Gold
    passages: tuple[Passage, ...]


def stories_of(texts: Sequence[Path], embed: Embedder) -> Iterator[Story]:
    """The annotated stories, read by the event model."""
    rows = {row["id"]: row for row in rows_with_texts(texts)}
    for gold in gold_stories(texts):
        passages: list[Passage] = []
        for article in dict.fromkeys(mention.event.article_id for mention in gold.mentions):
            events = [mention.event for mention in gold.mentions if mention.event.article_id == article]
            laid = embed.laid(clean(row_article(rows[article])), events)
            names = [events[number].id for number in laid.events]
            passages += [_passage(names, each) for each in embed.component.given(laid.doc, [*laid.events.values()])]
        yield Story(gold, tuple(passages))


def _passage(names: Sequence[str], given: Given) -> Passage:
    states = torch.from_numpy(given.before[given.parts.rows]).half()
    return Passage(tuple(names[number] for number in given.numbers), states, torch.from_numpy(given.parts.shares))


def lessons(story: Story, rng: random.Random) -> Iterator[list[Passage]]:
    """The story's passages, as many at once as may be."""
    parts: list[list[Passage]] = [[]]
    for passage in rng.sample(story.passages, len(story.passages)):
        if sum(len(each.states) for each in parts[-1]) + len(passage.states) > MOST_PIECES:
            parts.append([])
        parts[-1].append(passage)
    yield from (part for part in parts if sum(len(passage.events) for passage in part) > 1)


class Likeness(torch.nn.Module):
    """How likely two vectors are of one entry, or a denial's and what it denies, by their product alone."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = torch.nn.Parameter(torch.tensor([8.0, 8.0]))
        self.bias = torch.nn.Parameter(torch.tensor([-4.0, -4.0]))

    def loss(self, vectors: Tensor, events: Sequence[str], gold: Gold) -> Tensor | None:
        """What the pairs of a lesson lose; None where there is none."""
        known = {mention.event.id: mention for mention in gold.mentions}
        entries = np.array([gold.entry[name] for name in events])
        types = np.array([known[name].event.type for name in events])
        denying = np.array([known[name].denies for name in events])
        together, alike = entries[:, None] == entries, np.triu(types[:, None] == types, 1)
        linked = np.array([[(one, other) in gold.links for other in events] for one in events])
        same, denies, denied = vectors.unbind(1)
        asked = (same @ same.T, together, alike, 1.0), (denies @ denied.T, linked, denying[:, None] & ~together, LINKS)
        lost = [
            weight
            * functional.binary_cross_entropy_with_logits(
                (self.scale[number] * near + self.bias[number])[torch.from_numpy(told)],
                torch.from_numpy(right[told]).float(),
            )
            for number, (near, right, told, weight) in enumerate(asked)
            if told.any()
        ]
        return torch.stack(lost).sum() if lost else None


def vectors_of(embedder: EmbeddingNetwork, passages: Sequence[Passage]) -> Tensor:
    """The vectors of the passages' events, one after the other."""
    states = torch.nn.utils.rnn.pad_sequence([passage.states.float() for passage in passages], batch_first=True)
    padding = padded([np.zeros(len(passage.states), dtype=bool) for passage in passages], True)
    vectors: Tensor = embedder(states, padding, [passage.shares for passage in passages])
    return vectors


def learned(stories: Sequence[Story], embedder: EmbeddingNetwork, seed: int) -> EmbeddingNetwork:
    """The embedder after all epochs."""
    torch.manual_seed(seed)
    rng, likeness = random.Random(seed), Likeness()
    heads = [*embedder.inner.parameters(), *embedder.outer.parameters()]
    groups = [
        {"params": [*embedder.layers.parameters()], "lr": RATE},
        {"params": heads, "lr": HEAD_RATE},
        {"params": [*likeness.parameters()], "lr": 10 * HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
    total = EPOCHS * sum(1 for story in stories for _ in lessons(story, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM_UP * total), max(0.0, 1 - step / total))
    )
    started, step, sum_lost = time.monotonic(), 0, 0.0
    for _ in range(EPOCHS):
        embedder.train()
        for story in rng.sample(stories, len(stories)):
            for passages in lessons(story, rng):
                events = [name for passage in passages for name in passage.events]
                lost = likeness.loss(vectors_of(embedder, passages), events, story.gold)
                step += 1
                if lost is None:
                    continue
                optimizer.zero_grad()
                lost.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
                torch.nn.utils.clip_grad_norm_(embedder.parameters(), 1.0)
                optimizer.step()
                schedule.step()
                sum_lost += float(lost.detach())
                if step % 50 == 0:
                    print(f"{step}/{total} {time.monotonic() - started:.0f}s loss {sum_lost / 50:.3f}", flush=True)
                    sum_lost = 0.0
    return embedder.eval()


def main(arguments: Sequence[str] | None = None) -> None:
    """Learns and writes."""
    parser = argparse.ArgumentParser(prog="python -m training.embeddings", description=__doc__)
    parser.add_argument("--model", type=Path, default=SHIPPED, help="the event model whose stem is gone on from")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="folders with the texts that are not ours")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", choices=("half0", "half1", "whole"), nargs="+", default=["half0", "half1", "whole"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    stories = [*stories_of(given.texts, Embedder(load(given.model)))]
    print(f"{len(stories)} stories, {sum(len(story.passages) for story in stories)} passages", flush=True)
    given.out.mkdir(parents=True, exist_ok=True)
    for name in given.only:
        some = [story for story in stories if name in ("whole", f"half{story.gold.half}")]
        network = resumed(given.model / "news_events", LABELS)
        embedder = learned(some, EmbeddingNetwork(network.encoder.layers[STEM_LAYERS:]), given.seed)
        export_embedder(embedder, given.out / f"{name}.onnx")
        shrink(given.out, [name])
        print(f"{name} written, from {len(some)} stories", flush=True)


if __name__ == "__main__":
    main()
