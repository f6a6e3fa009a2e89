"""The layer and the dropout of the network, beside torch's own."""

import pytest

torch = pytest.importorskip("torch", reason="training needs PyTorch: make .venv/.train")

from torch import nn  # noqa: E402  torch is looked for first

from training.network import ATTENTION_HEADS, INNER, WIDTH, Dropout, Layer  # noqa: E402  torch is looked for first


def test_a_layer_gives_what_that_of_torch_gives() -> None:
    torch.manual_seed(1)
    plain = nn.TransformerEncoderLayer(WIDTH, ATTENTION_HEADS, INNER, 0.1, "gelu", 1e-12, batch_first=True).eval()
    ours = Layer(0.1).eval()
    ours.load_state_dict(plain.state_dict())
    states = torch.randn(2, 7, WIDTH)
    padding = torch.tensor([[False] * 7, [False] * 4 + [True] * 3])
    with torch.no_grad():
        found, wanted = ours(states, padding), plain(states, src_key_padding_mask=padding)
    assert torch.allclose(found[~padding], wanted[~padding], atol=1e-5)


def test_dropout_keeps_the_mean_and_drops_its_share_while_training() -> None:
    torch.manual_seed(1)
    dropout, ones = Dropout(0.25), torch.ones(200, 500)
    first, second = dropout(ones), dropout(ones)
    assert float((first == 0).float().mean()) == pytest.approx(0.25, abs=0.01)
    assert float(first.mean()) == pytest.approx(1, abs=0.01)
    assert not torch.equal(first, second)
    assert dropout.eval()(ones) is ones
