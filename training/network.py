"""The event network in PyTorch: an encoder, a tag for each piece, a layer that reads again for one trigger."""

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from pipeline.language.encoder import FAR
from pipeline.language.labels import MODALITIES, POLARITIES, Labels

WIDTH, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 1536, 30522, 512


class Encoder(nn.Module):
    """BERT's embeddings and its layers, the first of them as many as are asked for."""

    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.segments = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(layer(dropout) for _ in range(layers))

    def forward(self, ids: Tensor, segments: Tensor, padding: Tensor | None = None) -> Tensor:
        """States of pieces, batch x pieces x WIDTH; padding is true where there is no piece."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.words(ids) + self.positions(places)[None] + self.segments(segments)
        states = self.dropout(self.norm(states))
        for each in self.layers:
            states = each(states, src_key_padding_mask=padding)
        return states


def layer(dropout: float) -> nn.TransformerEncoderLayer:
    """One layer of BERT."""
    return nn.TransformerEncoderLayer(
        WIDTH, ATTENTION_HEADS, INNER, dropout, "gelu", layer_norm_eps=1e-12, batch_first=True
    )


class EventNetwork(nn.Module):
    """What the event model learns; the sizes of its heads come from the labels."""

    def __init__(self, labels: Labels, layers: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(layers, dropout)
        self.tags = nn.Linear(WIDTH, 1 + 2 * len(labels.types))
        self.marker = nn.Embedding(len(labels.types), WIDTH)
        self.distance = nn.Embedding(2 * FAR + 1, WIDTH)
        self.reader = layer(dropout)
        self.dropout = nn.Dropout(dropout)
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
        again = self.reader(marked, src_key_padding_mask=padding)
        own = (again * inside[..., None]).sum(1) / inside.sum(1, keepdim=True)
        return self.said(self.dropout(own)), self.roles(self.dropout(again))


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
