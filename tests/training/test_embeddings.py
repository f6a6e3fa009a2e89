"""The embedder: what it learns from stories, and that its graph gives what it gives in PyTorch."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch: make .venv/.train")

from pipeline.language.embeddings import PARTS, SIZE, VECTORS  # noqa: E402  torch is looked for first
from pipeline.language.encoder import _session  # noqa: E402  torch is looked for first
from tests.stories.making import analysis, denied, reworded, sent  # noqa: E402  torch is looked for first
from training import embeddings  # noqa: E402  torch is looked for first
from training.embeddings import Passage, Story, learned, vectors_of  # noqa: E402  torch is looked for first
from training.export import export_embedder, shrink  # noqa: E402  torch is looked for first
from training.network import WIDTH, EmbeddingNetwork, Layer  # noqa: E402  torch is looked for first
from training.stories import gold  # noqa: E402  torch is looked for first


def passage(name: str, kind: int, seed: int) -> Passage:
    """One event whose states lean to one side by what it tells."""
    states = 0.5 * np.random.default_rng(seed).standard_normal((6, WIDTH)).astype(np.float32)
    states[:, 8 * kind : 8 * kind + 8] += 2
    return Passage((name,), torch.from_numpy(states).half(), torch.full((PARTS, 1, 6), 1 / 6))


def test_the_graph_gives_the_vectors_of_the_embedder(tmp_path: Path) -> None:
    torch.manual_seed(1)
    embedder = EmbeddingNetwork([Layer(0.1)]).eval()
    states, shares = torch.randn(5, WIDTH), torch.rand(PARTS, 2, 5)
    export_embedder(embedder, tmp_path / "whole.onnx")
    with torch.no_grad():
        wanted = embedder(states[None], torch.zeros(1, 5, dtype=torch.bool), [shares]).numpy()
    for within, small in ((1e-4, False), (0.05, True)):
        if small:
            shrink(tmp_path, ["whole"])
        feed = {"before": states.numpy(), "shares": shares.numpy()}
        (found,) = _session((tmp_path / "whole.onnx").read_bytes()).run(None, feed)
        assert found.shape == (2, VECTORS, SIZE)
        assert np.abs(found - wanted).max() < within


def test_events_of_one_entry_and_denials_with_what_they_deny_come_to_lie_side_by_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(embeddings, "EPOCHS", 12)
    text = "France has sent soldiers to Mali, the defence ministry said"
    told = [
        analysis("a", text, [sent(), sent(at=300, to="Chad", article="a"), denied(at=600)]),
        analysis("b", reworded(text, 1), [sent(article="b"), sent(at=300, to="Chad", article="b")], date="2020-03-03"),
    ]
    (first, other, denial), (again, another) = ([each.id for each in one.events] for one in told)
    story = {"story": "s", "entries": [[first, again], [other, another]], "denials": [[denial, first]]}
    passages = [
        passage(name, kind, seed)
        for seed, (name, kind) in enumerate([(first, 0), (again, 0), (other, 1), (another, 1), (denial, 2)])
    ]
    embedder = learned([Story(gold(story, told), tuple(passages))], EmbeddingNetwork([Layer(0.0)]), seed=1)
    with torch.no_grad():
        same, denies, denied_ = vectors_of(embedder, passages).unbind(1)
    near = same @ same.T
    assert min(near[0, 1], near[2, 3]) > 0.5 + max(near[0, 2], near[1, 3])
    assert (denies @ denied_.T)[4, 0] > 0.3 + (denies @ denied_.T)[4, 2]
