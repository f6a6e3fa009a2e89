"""A network that was exported comes back, so that training can go on from a shipped model."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training's dependencies are not installed: make .venv/.train")

from pipeline.extract.types import LABELS  # noqa: E402  torch is looked for first
from training.export import export, shrink  # noqa: E402  torch is looked for first
from training.network import EventNetwork  # noqa: E402  torch is looked for first
from training.resume import resumed  # noqa: E402  torch is looked for first

NAMES = ("stem", "trunk", "reader")


@pytest.fixture
def network() -> EventNetwork:
    torch.manual_seed(3)
    return EventNetwork(LABELS, layers=2).eval()


def said(network: EventNetwork) -> list[torch.Tensor]:
    """The tags and what is said of one trigger in one passage."""
    ids = torch.tensor([[101, 2002, 3000, 4000, 102]])
    with torch.no_grad():
        states = network.encoder(ids, torch.zeros_like(ids))
        inside = torch.tensor([[0.0, 0.0, 1.0, 0.0, 0.0]])
        return [network.tags(states), *network.read(states, torch.tensor([1]), inside)]


def test_it_says_what_the_exported_one_said(network: EventNetwork, tmp_path: Path) -> None:
    export(network, tmp_path, stem_layers=1)
    for ours, theirs in zip(said(resumed(tmp_path, LABELS).eval()), said(network), strict=True):
        assert torch.allclose(ours, theirs, atol=0.05)


def test_weights_of_seven_bits_are_as_near_as_their_scale_allows(network: EventNetwork, tmp_path: Path) -> None:
    export(network, tmp_path, stem_layers=1)
    shrink(tmp_path, NAMES)
    before, after = dict(network.named_parameters()), dict(resumed(tmp_path, LABELS).named_parameters())
    for name, value in before.items():
        step = value.detach().abs().max() / 63
        assert (after[name] - value).abs().max() <= step, name


def test_the_shipped_model_is_one_to_go_on_from() -> None:
    model = Path(__file__).parents[2] / "pipeline" / "language" / "model" / "news_events"
    assert len(resumed(model, LABELS).encoder.layers) == 9
