"""The network in PyTorch again from the graphs that ``export`` wrote, to train on where a shipped model stands."""

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from pipeline.language.labels import Labels
from training.network import ATTENTION_HEADS, WIDTH, EventNetwork, Layer

_LARGER = (WIDTH / ATTENTION_HEADS) ** 0.5  # what export divided the queries by


def resumed(folder: Path, labels: Labels, dropout: float = 0.1) -> EventNetwork:
    """The network of a folder with stem.onnx, trunk.onnx and reader.onnx, as exact as seven bits left its weights.

    Raises KeyError where a graph lacks a weight, RuntimeError where it was trained with other labels.
    """
    weights = {name: value for part in ("stem", "trunk", "reader") for name, value in _weights(folder / f"{part}.onnx")}
    layers = [name for name in weights if name.startswith("layer") and name.endswith(".norm1.scale")]
    network = EventNetwork(labels, len(layers), dropout)
    encoder = network.encoder
    with torch.no_grad():
        encoder.words.weight.copy_(weights["words"] * weights["scales"])
        for table, name in (
            (encoder.segments, "segment_table"),
            (encoder.positions, "positions"),
            (network.marker, "marker"),
            (network.distance, "distance"),
        ):
            table.weight.copy_(weights[name])
        _norm(encoder.norm, weights, "norm")
        for number, each in enumerate(encoder.layers):
            _layer(each, weights, f"layer{number}")
        _layer(network.reader, weights, "reader")
        for linear, name in ((network.tags, "tags"), (network.said, "said"), (network.roles, "roles")):
            _linear(linear, weights, name)
    return network


def _weights(path: Path) -> list[tuple[str, Tensor]]:
    """The constants of a graph, those of fewer bits as the numbers they stand for."""
    raw = {each.name: numpy_helper.to_array(each).astype(np.float32) for each in onnx.load(path).graph.initializer}
    for name in [name for name in raw if name.endswith("_quantized")]:
        plain = name.removesuffix("_quantized")
        raw[plain] = (raw[name] - raw[f"{plain}_zero_point"]) * raw[f"{plain}_scale"]
    return [(name, torch.from_numpy(value)) for name, value in raw.items()]


def _layer(ours: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    assert isinstance(ours, Layer)
    attention = ours.self_attn
    attention.in_proj_weight.copy_(weights[f"{name}.attention.in"].T)
    attention.in_proj_bias.copy_(weights[f"{name}.attention.in_bias"])
    attention.in_proj_weight[:WIDTH] *= _LARGER
    attention.in_proj_bias[:WIDTH] *= _LARGER
    _linear(attention.out_proj, weights, f"{name}.attention.out")
    _linear(ours.linear1, weights, f"{name}.inner")
    _linear(ours.linear2, weights, f"{name}.outer")
    _norm(ours.norm1, weights, f"{name}.norm1")
    _norm(ours.norm2, weights, f"{name}.norm2")


def _linear(ours: nn.Linear, weights: dict[str, Tensor], name: str) -> None:
    ours.weight.copy_(weights[f"{name}.weight"].T)
    ours.bias.copy_(weights[f"{name}.bias"])


def _norm(ours: nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    ours.weight.copy_(weights[f"{name}.scale"])
    ours.bias.copy_(weights[f"{name}.bias"])
