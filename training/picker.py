"""Learn which sentences are worth reading, from what the whole model says of plain news."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from pipeline.language.picking import Picker

SIZE, WIDTH = 32, 96
EPOCHS, BATCH, RATE, DROPOUT = 6, 64, 2e-3, 0.2


@dataclass(frozen=True)
class Lesson:
    """A sentence's word pieces and the highest score that the model gives any of them."""

    ids: tuple[int, ...]
    score: float
    hot: bool  # whether that makes an event


class Network(nn.Module):
    """What Picker computes, to be learned."""

    def __init__(self, words: Tensor) -> None:
        super().__init__()
        centred = words - words.mean(0)
        axes = torch.linalg.svd(centred, full_matrices=False)[2][:SIZE]
        start = centred @ axes.T
        self.pieces = nn.Embedding.from_pretrained(start / start.std(), freeze=False)
        self.windows = nn.Conv1d(SIZE, WIDTH, 3, padding=1)
        self.out = nn.Linear(WIDTH, 1)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, ids: Tensor, there: Tensor) -> Tensor:
        """Log odds of sentences x pieces; there is 0 on padding."""
        states = self.dropout(self.pieces(ids)) * there[..., None]
        telling = functional.relu(self.windows(states.transpose(1, 2))) * there[:, None]
        odds: Tensor = self.out(self.dropout(telling.amax(2)))[:, 0]
        return odds


def learn(lessons: Sequence[Lesson], words: Tensor, seed: int = 1) -> Picker:
    """A picker taught on sentences; words: the encoder's vectors of word pieces, from which it starts."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network(words)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    steps = EPOCHS * (len(lessons) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.01, 1 - step / steps))
    for _ in range(EPOCHS):
        for ids, there, scores in _batches(lessons, rng):
            lost = functional.binary_cross_entropy_with_logits(network(ids, there), scores)
            optimizer.zero_grad()
            lost.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            optimizer.step()
            schedule.step()
    return _picker(network.eval())


def _batches(lessons: Sequence[Lesson], rng: random.Random) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    order = sorted(lessons, key=lambda lesson: len(lesson.ids) + rng.random() * 8)
    parts = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    rng.shuffle(parts)
    for part in parts:
        longest = max(len(lesson.ids) for lesson in part)
        ids = torch.tensor([[*lesson.ids, *[0] * (longest - len(lesson.ids))] for lesson in part])
        there = torch.tensor([[1.0] * len(lesson.ids) + [0.0] * (longest - len(lesson.ids)) for lesson in part])
        yield ids, there, torch.tensor([lesson.score for lesson in part])


def _picker(network: Network) -> Picker:
    pieces = network.pieces.weight.detach().numpy()
    scale = np.abs(pieces).max(axis=0) / 127
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "pieces": np.round(pieces / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "windows": np.ascontiguousarray(network.windows.weight.detach().numpy().transpose(2, 1, 0)),
        "height": network.windows.bias.detach().numpy(),
        "out": network.out.weight.detach().numpy()[0],
        "constant": network.out.bias.detach().numpy(),
    }
    return Picker.of(arrays)
