"""The event network in PyTorch: an encoder, a tag for each piece, a layer that reads again for one trigger."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from pipeline.language.embeddings import PARTS, SIZE, VECTORS
from pipeline.language.encoder import FAR
from pipeline.language.labels import MODALITIES, POLARITIES, Labels

WIDTH, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 1536, 30522, 512
POOL, POOL_CUTS = 1 << 24, 2000
"""Random bits that dropout holds, and how often it cuts a mask from them before it draws new ones."""


class Masks:
    """Random masks, cut at random places from one pool: to draw them anew each time takes a third of a step."""

    def __init__(self, share: float) -> None:
        self._share = share
        self._pool = torch.empty(0)
        self._cuts = 0

    def cut(self, size: int) -> Tensor:
        """So many numbers, a share of them zero, the others such that their mean is one."""
        if self._cuts % POOL_CUTS == 0 or len(self._pool) < 2 * size:
            drawn = np.random.default_rng(int(torch.randint(2**31, ()))).bytes(max(2 * size, POOL))
            kept = torch.from_numpy(np.frombuffer(drawn, dtype=np.uint8) >= 256 * self._share)
            self._pool = kept.to(torch.bfloat16) / (1 - self._share)
        self._cuts += 1
        first = int(torch.randint(len(self._pool) - size, ()))
        return self._pool[first : first + size]


masks = cache(Masks)


class Dropout(nn.Module):
    """Dropout by masks of a common pool."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share

    def forward(self, values: Tensor) -> Tensor:
        """The values; while training, a share of them is zero and the others are as much larger."""
        if not (self.training and self._share):
            return values
        return values * masks(self._share).cut(values.numel()).view(values.shape)


class Layer(nn.TransformerEncoderLayer):
    """A layer of BERT that attends by plain products: on a processor, twice as quick to train as torch's own."""

    def __init__(self, dropout: float) -> None:
        super().__init__(WIDTH, ATTENTION_HEADS, INNER, dropout, "gelu", layer_norm_eps=1e-12, batch_first=True)
        self.dropout, self.dropout1, self.dropout2 = (Dropout(dropout) for _ in range(3))  # type: ignore[assignment]  # torch names its own class

    def forward(  # type: ignore[override]  # no other masks
        self, states: Tensor, padding: Tensor | None = None
    ) -> Tensor:
        """States of pieces, batch x pieces x WIDTH; padding is true where there is no piece."""
        attended = self.dropout1(self._attended(states, padding))
        between = self.norm1(states + attended)
        outer = self.linear2(self.dropout(functional.gelu(self.linear1(between))))
        return self.norm2(between + self.dropout2(outer))

    def _attended(self, states: Tensor, padding: Tensor | None) -> Tensor:
        batch, size, width = states.shape
        joint = functional.linear(states, self.self_attn.in_proj_weight, self.self_attn.in_proj_bias)
        parts = joint.view(batch, size, 3, ATTENTION_HEADS, width // ATTENTION_HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = (query * (width // ATTENTION_HEADS) ** -0.5) @ key.transpose(-1, -2)
        if padding is not None:
            scores = scores.masked_fill(padding[:, None, None], -1e4)
        with torch.autocast("cpu", enabled=False):
            weights = scores.softmax(-1)
        return self.self_attn.out_proj((weights @ value).transpose(1, 2).reshape(batch, size, width))


class Encoder(nn.Module):
    """BERT's embeddings and its layers, the first of them as many as are asked for."""

    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.segments = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))

    def hold(self, layers: int) -> None:
        """Learn no more below the layers that come after the first ones."""
        for part in (self.words, self.positions, self.segments, self.norm, *self.layers[:layers]):
            part.requires_grad_(False)

    def forward(self, ids: Tensor, segments: Tensor, padding: Tensor | None = None) -> Tensor:
        """States of pieces, batch x pieces x WIDTH; padding is true where there is no piece."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.positions(places)[None] + self.segments(segments)
        states = self.dropout(self.norm(states))
        for each in self.layers:
            states = each(states, padding)
        return states


class EventNetwork(nn.Module):
    """What the event model learns; the sizes of its heads come from the labels."""

    def __init__(self, labels: Labels, layers: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(layers, dropout)
        self.tags = nn.Linear(WIDTH, 1 + 2 * len(labels.types))
        self.marker = nn.Embedding(len(labels.types), WIDTH)
        self.distance = nn.Embedding(2 * FAR + 1, WIDTH)
        self.reader = Layer(dropout)
        self.dropout = Dropout(dropout)
        self.sizes = (len(labels.subtypes), len(POLARITIES), len(MODALITIES), 1, 1)
        self.said = nn.Linear(WIDTH, sum(self.sizes))
        self.roles = nn.Linear(WIDTH, 2 * len(labels.roles))
        nn.init.normal_(self.marker.weight, std=0.3)
        nn.init.normal_(self.distance.weight, std=0.05)
        nn.init.constant_(self.roles.bias, -3.0)

    def read(
        self, states: Tensor, types: Tensor, inside: Tensor, padding: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Of each trigger what is said of it, and for each piece two logits a role: inside its spans, begins one.

        states: triggers x pieces x WIDTH; types: triggers; inside: triggers x pieces, 1 on the trigger's pieces.
        """
        first = inside.argmax(dim=1, keepdim=True)
        places = torch.arange(inside.shape[1], device=inside.device)[None] - first
        marked = states + self.distance(places.clamp(-FAR, FAR) + FAR)
        marked = marked + inside[..., None] * self.marker(types)[:, None]
        again = self.reader(marked, padding)
        own = (again * inside[..., None]).sum(1) / inside.sum(1, keepdim=True)
        return self.said(self.dropout(own)), self.roles(self.dropout(again))


class EmbeddingNetwork(nn.Module):
    """Where events lie among others: layers above the event network's stem, and a head for each vector."""

    def __init__(self, layers: Sequence[nn.Module], dropout: float = 0.1, hidden: int = 256) -> None:
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.dropout = Dropout(dropout)
        self.inner = nn.ModuleList(nn.Linear(PARTS * WIDTH, hidden) for _ in range(VECTORS))
        self.outer = nn.ModuleList(nn.Linear(hidden, SIZE) for _ in range(VECTORS))

    def forward(self, states: Tensor, padding: Tensor, shares: Sequence[Tensor]) -> Tensor:
        """Unit vectors, events x VECTORS x SIZE, of the events of several passages, one after the other.

        states: passages x pieces x WIDTH; shares: of each passage, PARTS x events x its pieces.
        """
        for each in self.layers:
            states = each(states, padding)
        parts = torch.cat([share @ one[: share.shape[2]] for share, one in zip(shares, states, strict=True)], 1)
        flat = parts.transpose(0, 1).flatten(1)
        vectors = [
            outer(self.dropout(functional.gelu(inner(flat))))
            for inner, outer in zip(self.inner, self.outer, strict=True)
        ]
        return functional.normalize(torch.stack(vectors, 1), dim=2)


def pretrained(folder: Path, labels: Labels, layers: Sequence[int], dropout: float = 0.1) -> EventNetwork:
    """A network whose encoder begins as the named layers of a BERT saved by transformers; the reader as its last."""
    given = load_file(folder / "model.safetensors")
    network = EventNetwork(labels, len(layers), dropout)
    encoder = network.encoder
    with torch.no_grad():
        for ours, theirs in (
            (encoder.words, "word"),
            (encoder.positions, "position"),
            (encoder.segments, "token_type"),
        ):
            ours.weight.copy_(given[f"embeddings.{theirs}_embeddings.weight"])
        encoder.segments.weight[1] = encoder.segments.weight[0]  # context begins as text does
        _norm(encoder.norm, given, "embeddings.LayerNorm")
        for ours, number in zip([*encoder.layers, network.reader], [*layers, layers[-1]], strict=True):
            _layer(ours, given, f"encoder.layer.{number}")
    return network


def _layer(ours: nn.TransformerEncoderLayer, given: dict[str, Tensor], name: str) -> None:
    parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    ours.self_attn.in_proj_weight.copy_(torch.cat([given[f"{part}.weight"] for part in parts]))
    ours.self_attn.in_proj_bias.copy_(torch.cat([given[f"{part}.bias"] for part in parts]))
    linear = (
        (ours.self_attn.out_proj, "attention.output.dense"),
        (ours.linear1, "intermediate.dense"),
        (ours.linear2, "output.dense"),
    )
    for module, part in linear:
        module.weight.copy_(given[f"{name}.{part}.weight"])
        module.bias.copy_(given[f"{name}.{part}.bias"])
    _norm(ours.norm1, given, f"{name}.attention.output.LayerNorm")
    _norm(ours.norm2, given, f"{name}.output.LayerNorm")


def _norm(ours: nn.LayerNorm, given: dict[str, Tensor], name: str) -> None:
    ours.weight.copy_(given[f"{name}.weight"])
    ours.bias.copy_(given[f"{name}.bias"])
