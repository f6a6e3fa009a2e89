"""The trained network as ONNX graphs that read one passage at a time: no batch, no padding, nothing but its pieces.

``stem`` makes states of pieces, ``trunk`` goes on to tags, ``reader`` reads the states again for one trigger;
``embedder`` goes on from the stem to the vectors of events.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from pipeline.language.embeddings import PARTS, SIZE, VECTORS
from training.network import ATTENTION_HEADS, WIDTH, EmbeddingNetwork, EventNetwork, Layer

OPSET = 20
_FLOAT, _WHOLE = TensorProto.FLOAT, TensorProto.INT64
_EACH = WIDTH // ATTENTION_HEADS


class Graph:
    """A graph that is being built: nodes in order, weights as they are met."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._weights: dict[str, npt.NDArray[np.generic]] = {}

    def op(self, kind: str, *inputs: str, outputs: int = 1, **attributes: Any) -> str:
        """A node's output (the first of several; the others end in _1, _2)."""
        name = f"{kind.lower()}_{len(self._nodes)}"
        names = [name, *(f"{name}_{number}" for number in range(1, outputs))]
        self._nodes.append(helper.make_node(kind, [*inputs], names, name=name, **attributes))
        return name

    def weight(self, name: str, value: Tensor | npt.NDArray[np.generic]) -> str:
        """A constant of the graph."""
        array = value.detach().float().numpy() if isinstance(value, Tensor) else value
        self._weights[name] = np.ascontiguousarray(array)
        return name

    def named(self, output: str, name: str) -> None:
        """Give an output of the graph its name."""
        self._nodes.append(helper.make_node("Identity", [output], [name]))

    def save(self, path: Path, inputs: Mapping[str, tuple[int, list[Any]]], outputs: Mapping[str, list[Any]]) -> None:
        """Check and write; inputs: name -> element type and shape, outputs: name -> shape."""
        graph = helper.make_graph(
            self._nodes,
            path.stem,
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(name, _FLOAT, shape) for name, shape in outputs.items()],
            [numpy_helper.from_array(value, name) for name, value in self._weights.items()],
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10)
        onnx.checker.check_model(model)
        onnx.save(model, path)


def export(network: EventNetwork, folder: Path, stem_layers: int) -> None:
    """Write stem.onnx, trunk.onnx and reader.onnx, in full precision but for the word pieces' vectors."""
    _stem(network, stem_layers, folder / "stem.onnx")
    _trunk(network, stem_layers, folder / "trunk.onnx")
    _reader(network, folder / "reader.onnx")


def export_embedder(embedder: EmbeddingNetwork, path: Path) -> None:
    """Write the graph from the stem's states to the vectors of events; shares as in pipeline.language.embeddings."""
    graph, states = Graph(), "before"
    for number, layer in enumerate(embedder.layers):
        states = _layer(graph, states, f"layer{number}", layer)
    parts = graph.op("Transpose", graph.op("MatMul", "shares", states), perm=[1, 0, 2])
    flat = graph.op("Reshape", parts, graph.weight("flat_parts", np.array([0, PARTS * WIDTH], dtype=np.int64)))
    middle = graph.weight("middle", np.array([1], dtype=np.int64))
    vectors = []
    for number, (inner, outer) in enumerate(zip(embedder.inner, embedder.outer, strict=True)):
        hidden = graph.op("Gelu", _linear(graph, flat, f"inner{number}", inner))
        vector = _linear(graph, hidden, f"outer{number}", outer)
        vectors.append(graph.op("Unsqueeze", graph.op("LpNormalization", vector, axis=1, p=2), middle))
    graph.named(graph.op("Concat", *vectors, axis=1), "vectors")
    inputs: dict[str, tuple[int, list[Any]]] = {
        "before": (_FLOAT, ["pieces", WIDTH]),
        "shares": (_FLOAT, [PARTS, "events", "pieces"]),
    }
    graph.save(path, inputs, {"vectors": ["events", VECTORS, SIZE]})


def shrink(folder: Path, names: Sequence[str]) -> None:
    """Matrices of products as eight-bit numbers, a scale a column; what they are multiplied with, a scale a passage."""
    for name in names:
        path = folder / f"{name}.onnx"
        quantize_dynamic(
            path,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,  # seven bits, so that no sum is cut off on processors without VNNI
            op_types_to_quantize=["MatMul"],
            extra_options={"MatMulConstBOnly": True},
        )


def _stem(network: EventNetwork, layers: int, path: Path) -> None:
    graph, encoder = Graph(), network.encoder
    scales = encoder.words.weight.detach().abs().amax(1, keepdim=True) / 127
    words = graph.weight("words", (encoder.words.weight.detach() / scales).round().to(torch.int8).numpy())
    word = graph.op("Cast", graph.op("Gather", words, "ids"), to=_FLOAT)
    word = graph.op("Mul", word, graph.op("Gather", graph.weight("scales", scales), "ids"))
    segments = graph.weight("segment_table", encoder.segments.weight)
    places = graph.weight("positions", encoder.positions.weight)
    size = graph.op("Shape", "ids")
    zero, one = (graph.weight(name, np.array([value], dtype=np.int64)) for name, value in (("zero", 0), ("one", 1)))
    place = graph.op("Slice", places, zero, size, zero, one)
    states = graph.op("Add", word, place)
    states = _norm(graph, graph.op("Add", states, graph.op("Gather", segments, "segments")), "norm", encoder.norm)
    for number in range(layers):
        states = _layer(graph, states, f"layer{number}", encoder.layers[number])
    graph.named(states, "states")
    graph.save(path, {"ids": (_WHOLE, ["pieces"]), "segments": (_WHOLE, ["pieces"])}, {"states": ["pieces", WIDTH]})


def _trunk(network: EventNetwork, begin: int, path: Path) -> None:
    graph = Graph()
    states = "before"
    for number in range(begin, len(network.encoder.layers)):
        states = _layer(graph, states, f"layer{number}", network.encoder.layers[number])
    graph.named(states, "states")
    graph.named(graph.op("Softmax", _linear(graph, states, "tags", network.tags), axis=-1), "tags")
    graph.save(path, {"before": (_FLOAT, ["pieces", WIDTH])}, {"states": ["pieces", WIDTH], "tags": ["pieces", "tags"]})


def _reader(network: EventNetwork, path: Path) -> None:
    """inside: 1 on the pieces of the trigger; from: pieces from the trigger's first, cut at FAR and raised by it."""
    graph = Graph()
    distance = graph.op("Gather", graph.weight("distance", network.distance.weight), "from")
    marker = graph.op("Gather", graph.weight("marker", network.marker.weight), "type")
    marked = graph.op("Add", graph.op("Add", "states", distance), graph.op("Mul", "inside", marker))
    again = _layer(graph, marked, "reader", network.reader)
    own = graph.op("MatMul", graph.op("Transpose", "share", perm=[1, 0]), again)
    graph.named(_linear(graph, own, "said", network.said), "said")
    graph.named(_linear(graph, again, "roles", network.roles), "roles")
    inputs: dict[str, tuple[int, list[Any]]] = {
        "states": (_FLOAT, ["pieces", WIDTH]),
        "from": (_WHOLE, ["pieces"]),
        "type": (_WHOLE, [1]),
        "inside": (_FLOAT, ["pieces", 1]),
        "share": (_FLOAT, ["pieces", 1]),
    }
    graph.save(path, inputs, {"said": [1, "said"], "roles": ["pieces", "roles"]})


def _layer(graph: Graph, states: str, name: str, layer: nn.Module) -> str:
    assert isinstance(layer, Layer)
    attended = graph.op("Add", states, _attention(graph, states, f"{name}.attention", layer.self_attn))
    between = _norm(graph, attended, f"{name}.norm1", layer.norm1)
    inner = graph.op("Gelu", _linear(graph, between, f"{name}.inner", layer.linear1))
    outer = _linear(graph, inner, f"{name}.outer", layer.linear2)
    return _norm(graph, graph.op("Add", between, outer), f"{name}.norm2", layer.norm2)


def _attention(graph: Graph, states: str, name: str, attention: nn.MultiheadAttention) -> str:
    """All heads at once; the root by which scores are divided is worked into the queries' weights."""
    weight = attention.in_proj_weight.detach().clone()
    bias = attention.in_proj_bias.detach().clone()
    weight[:WIDTH] /= _EACH**0.5
    bias[:WIDTH] /= _EACH**0.5
    joint = graph.op("MatMul", states, graph.weight(f"{name}.in", weight.T))
    joint = graph.op("Add", joint, graph.weight(f"{name}.in_bias", bias))
    split = graph.op("Split", joint, outputs=3, axis=1, num_outputs=3)
    heads = graph.weight("heads", np.array([0, ATTENTION_HEADS, _EACH], dtype=np.int64))
    query, key, value = (
        graph.op("Transpose", graph.op("Reshape", part, heads), perm=perm)
        for part, perm in ((split, [1, 0, 2]), (f"{split}_1", [1, 2, 0]), (f"{split}_2", [1, 0, 2]))
    )
    weights = graph.op("Softmax", graph.op("MatMul", query, key), axis=-1)
    mixed = graph.op("Transpose", graph.op("MatMul", weights, value), perm=[1, 0, 2])
    flat = graph.op("Reshape", mixed, graph.weight("flat", np.array([0, WIDTH], dtype=np.int64)))
    return _linear(graph, flat, f"{name}.out", attention.out_proj)


def _linear(graph: Graph, states: str, name: str, linear: nn.Linear) -> str:
    product = graph.op("MatMul", states, graph.weight(f"{name}.weight", linear.weight.T))
    return graph.op("Add", product, graph.weight(f"{name}.bias", linear.bias))


def _norm(graph: Graph, states: str, name: str, norm: nn.LayerNorm) -> str:
    scale, bias = graph.weight(f"{name}.scale", norm.weight), graph.weight(f"{name}.bias", norm.bias)
    return graph.op("LayerNormalization", states, scale, bias, axis=-1, epsilon=norm.eps)
