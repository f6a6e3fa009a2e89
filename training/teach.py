"""Plain news as trained networks read it: ``python -m training.teach --teachers FILE... --plain FILE... --out FILE``.

The mean of their probabilities is kept for the passages that may hold an event, and for some of the others;
``python -m training.learn --taught FILE`` learns from it beside the annotations.
"""

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from bench.gold import GoldArticle
from pipeline.language.passages import Passage, passages
from training.assemble import network_of, news_of
from training.learn import halved, padded
from training.network import EventNetwork
from training.samples import UNKNOWN, Floats, Sample, Trigger, prepare, tokenizer_of

WORTH = 0.04
"""A passage in which a trigger is as likely as this is always kept."""
SELDOM = 0.15
"""Of the others, this share."""
LIKELY = 0.5
"""From this probability on, the reader learns what is said of a trigger."""
RIGHT = 0.35
"""A subtype, polarity or modality that is as likely as this counts as right."""
MOST_PIECES = 6000


class Teachers:
    """Networks of one set of labels that are asked together; what they say is the mean."""

    def __init__(self, networks: Sequence[EventNetwork]) -> None:
        self._networks = networks

    def samples(self, found: Iterable[Passage], rng: random.Random) -> Iterator[Sample]:
        """The passages to learn from, with how likely each tag is and what is said of likely triggers."""
        for batch in _batches(found):
            states, tags = self._tags(batch)
            for row, passage in enumerate(batch):
                size = len(passage.ids)
                own = tags[row, :size] * (passage.segments == 0)[:, None]
                if own[:, 1:].sum(1).max() >= WORTH or rng.random() < SELDOM:
                    here = [each[row : row + 1, :size] for each in states]
                    triggers = tuple(self._trigger(here, passage, pieces, own) for pieces in _likely(own))
                    yield Sample(passage, np.full(size, UNKNOWN, dtype=np.int64), triggers, own.T)

    def _tags(self, batch: Sequence[Passage]) -> tuple[list[Tensor], Floats]:
        """Each network's states of the passages, and how likely each tag is: passages x pieces x tags."""
        ids = padded([passage.ids for passage in batch], 0)
        segments = padded([passage.segments for passage in batch], 1)
        padding = padded([np.zeros(len(passage.ids), dtype=bool) for passage in batch], True)
        with torch.no_grad(), halved():
            states = [each.encoder(ids, segments, padding) for each in self._networks]
            logits = [each.tags(one) for each, one in zip(self._networks, states, strict=True)]
        return states, _mean([one.float().softmax(-1) for one in logits]).numpy()

    def _trigger(self, states: Sequence[Tensor], passage: Passage, pieces: Sequence[int], tags: Floats) -> Trigger:
        type_ = int(tags[pieces[0], 1::2].argmax())
        inside = torch.zeros(1, len(passage.ids))
        inside[0, [*pieces]] = 1
        types, sizes = torch.tensor([type_]), self._networks[0].sizes
        with torch.no_grad(), halved():
            read = [each.read(one, types, inside) for each, one in zip(self._networks, states, strict=True)]
        subtype, polarity, modality, attributed, direct = (
            _mean([part.softmax(1) if part.shape[1] > 1 else part.sigmoid() for part in parts])[0]
            for parts in zip(*(said.float().split(sizes, dim=1) for said, _ in read), strict=True)
        )
        roles = _mean([logits.float().sigmoid() for _, logits in read])[0].numpy().T
        roles[:, passage.sentences != passage.sentences[pieces[0]]] = UNKNOWN
        return Trigger(
            pieces=tuple(pieces),
            type=type_,
            subtypes=_right(subtype),
            polarity=_right(polarity),
            modality=_right(modality),
            attributed=float(attributed),
            direct=float(direct) if attributed > LIKELY else UNKNOWN,
            inside=roles[: len(roles) // 2].astype(np.float16),
            begins=roles[len(roles) // 2 :].astype(np.float16),
        )


def _mean(values: Sequence[Tensor]) -> Tensor:
    return torch.stack([*values]).mean(0)


def _batches(found: Iterable[Passage]) -> Iterator[list[Passage]]:
    batch: list[Passage] = []
    for passage in found:
        if batch and (len(batch) + 1) * max(len(one.ids) for one in (*batch, passage)) > MOST_PIECES:
            yield batch
            batch = []
        batch.append(passage)
    if batch:
        yield batch


def _likely(tags: Floats) -> list[list[int]]:
    """The pieces of each trigger that is likely; tags: pieces x (none, begins and goes on for each type)."""
    found: list[list[int]] = []
    for piece, chances in enumerate(tags):
        begins, goes_on = chances[1::2], chances[2::2]
        if 1 - chances[0] < LIKELY or not chances.any():
            continue
        if found and found[-1][-1] == piece - 1 and goes_on.max() > begins.max():
            found[-1].append(piece)
        elif begins.max() >= goes_on.max():
            found.append([piece])
    return found


def _right(chances: Tensor) -> Floats:
    return ((chances >= RIGHT) | (chances == chances.max())).float().numpy()


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes the samples."""
    parser = argparse.ArgumentParser(prog="python -m training.teach", description=__doc__)
    parser.add_argument(
        "--teachers",
        type=Path,
        nargs="+",
        required=True,
        help="networks saved by training.learn, or models' news_events folders",
    )
    parser.add_argument("--encoder", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument("--plain", type=Path, nargs="+", required=True, help="packed JSON lines of plain news")
    parser.add_argument("--most", type=int, default=3000, help="articles of each file")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    tokenizer = tokenizer_of(given.encoder)
    teachers = Teachers([network_of(path) for path in given.teachers])
    articles = [GoldArticle(article=one.article, events=()) for one in news_of(given.plain, given.most)]
    rng = random.Random(given.seed)
    found: list[Sample] = []
    for number, article in enumerate(articles, 1):
        prepared = prepare(article, tokenizer)
        every = passages(prepared.title, prepared.units, range(len(prepared.units)))
        found += teachers.samples(every, rng)
        if number % 100 == 0:
            print(f"{number}/{len(articles)} articles, {len(found)} passages kept", flush=True)
    torch.save(found, given.out)
    print(f"{len(found)} passages, {sum(len(sample.triggers) for sample in found)} likely triggers", flush=True)


if __name__ == "__main__":
    main()
