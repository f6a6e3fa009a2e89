"""The network at run time: ONNX graphs that read one passage at a time on one thread.

A passage is read alone, without padding, so nothing but its own pieces decides what comes out.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnxruntime

from pipeline.language.decode import Answer, Floats
from pipeline.language.passages import Passage

FAR = 31
"""Pieces; further from the trigger than this, distance is not told apart."""
GRAPHS = ("stem", "trunk", "reader")
EMBEDDER = "embedder"
"""A graph that a model may lack."""


class Encoder:
    """Reads passages; the graphs are bytes, as they lie in the model's folder."""

    def __init__(self, graphs: Mapping[str, bytes]) -> None:
        self._sessions = {name: _session(graphs[name]) for name in (*GRAPHS, *({EMBEDDER} & graphs.keys()))}

    @property
    def embeds(self) -> bool:
        """Whether there is a graph that tells where events lie."""
        return EMBEDDER in self._sessions

    def stem(self, passage: Passage) -> Floats:
        """The lower states: pieces x width."""
        return self._run("stem", ids=passage.ids, segments=passage.segments)[0]

    def trunk(self, before: Floats) -> tuple[Floats, Floats]:
        """The upper states, and for each piece the probabilities of its tags."""
        states, tags = self._run("trunk", before=before)
        return states, tags

    def read(self, states: Floats, kind: int, first: int, last: int) -> Answer:
        """Of a trigger: its type's number, its first and last piece."""
        inside = np.zeros((len(states), 1), dtype=np.float32)
        inside[first : last + 1] = 1
        away = np.clip(np.arange(len(states), dtype=np.int64) - first, -FAR, FAR) + FAR
        share = inside / np.float32(last + 1 - first)
        feed = {"states": states, "from": away, "type": np.array([kind]), "inside": inside, "share": share}
        said, roles = self._run("reader", **feed)
        return Answer(said[0], roles)

    def embed(self, before: Floats, shares: Floats) -> Floats:
        """The vectors of events: events x vectors x numbers; before: the lower states of the pieces that are read."""
        return self._run(EMBEDDER, before=before, shares=shares)[0]

    def _run(self, name: str, **feed: object) -> list[Floats]:
        found: list[Floats] = self._sessions[name].run(None, feed)
        return found


def read_graphs(folder: Path) -> dict[str, bytes]:
    """The graphs of a model's folder."""
    names = [*GRAPHS, *([EMBEDDER] if (folder / f"{EMBEDDER}.onnx").exists() else [])]
    return {name: (folder / f"{name}.onnx").read_bytes() for name in names}


def _session(graph: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
