"""How near two events lie to each other."""

from base64 import b64encode

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pipeline.model import Features
from pipeline.stories.denying import DENIES, denies
from pipeline.stories.embedding import NEARNESS, UNTOLD, nearness, unpacked
from pipeline.stories.likeness import SAME, same
from pipeline.stories.mention import mentions_of
from pipeline.stories.nearest import Nearest
from tests.stories.making import denied, sent


def vector(numbers: tuple[int, int]) -> bytes:
    return np.array(numbers, dtype=np.int8).tobytes()


def told(*vectors: tuple[int, int]) -> str:
    return b64encode(b"".join(map(vector, vectors))).decode()


EAST, NORTH, WEST = (127, 0), (0, 127), (-127, 0)


def test_the_three_vectors_of_an_event_come_back() -> None:
    found = unpacked(told(EAST, NORTH, WEST))
    assert found is not None
    assert found == tuple(map(vector, (EAST, NORTH, WEST)))
    assert unpacked("") is None


@pytest.mark.parametrize(("other", "near"), [(EAST, 1.0), (NORTH, 0.0), (WEST, -1.0)])
def test_nearness_is_the_product_of_two_vectors(other: tuple[int, int], near: float) -> None:
    values = dict(zip(NEARNESS, nearness(vector(EAST), vector(other)), strict=True))
    assert values == {"": near, " untold": 0}


def test_where_one_has_no_embedding_nothing_is_told() -> None:
    assert (*nearness(None, vector(EAST)),) == (*nearness(vector(EAST), None),) == UNTOLD
    assert len(UNTOLD) == len(NEARNESS)


def test_events_of_one_article_keep_their_own_embeddings_in_whatever_order_they_come() -> None:
    events, embeddings = [denied(at=400), sent()], [told(NORTH, EAST, EAST), told(EAST, EAST, WEST)]
    for order in ([0, 1], [1, 0]):
        first, second = mentions_of([events[at] for at in order], None, [embeddings[at] for at in order])
        assert first.embedding is not None
        assert second.embedding is not None
        assert (first.embedding.same, second.embedding.same) == (vector(EAST), vector(NORTH))


def test_what_is_compared_is_what_each_question_asks() -> None:
    claimed, denial = mentions_of([sent(), denied(at=400)], None, [told(EAST, NORTH, WEST), told(EAST, WEST, NORTH)])
    assert dict(zip(SAME, same(claimed, denial), strict=True))["embeddings"] == 1.0
    values = dict(zip(DENIES, denies(denial, claimed), strict=True))
    assert (values["embeddings"], values["embeddings alike"]) == (1.0, 1.0)
    assert dict(zip(DENIES, denies(claimed, denial), strict=True))["embeddings"] == 1.0


def test_analyses_without_embeddings_are_compared_too() -> None:
    one, other = mentions_of([sent(), denied(at=400)], None)
    assert dict(zip(SAME, same(one, other), strict=True))["embeddings untold"] == 1.0


VECTORS = st.lists(st.tuples(st.integers(-127, 127), st.integers(-127, 127)), min_size=1, max_size=20)


@given(VECTORS, st.tuples(st.integers(-127, 127), st.integers(-127, 127)), st.integers(1, 8), st.data())
def test_the_nearest_are_found_as_by_looking_at_all(
    rows: list[tuple[int, int]], asked: tuple[int, int], most: int, data: st.DataObject
) -> None:
    owners = [data.draw(st.sampled_from("abcd")) for _ in rows]
    nearest = Nearest()
    for owner, row in zip(owners, rows, strict=True):
        nearest.add(owner, vector(row))
    every = sorted(range(len(rows)), key=lambda at: -(rows[at][0] * asked[0] + rows[at][1] * asked[1]))
    order = every[:most]
    assert nearest.to(vector(asked), most) == [*dict.fromkeys(owners[at] for at in order)]
    nearest.forget("a")
    left = [at for at in every if owners[at] != "a"][:most]
    assert nearest.to(vector(asked), most) == [*dict.fromkeys(owners[at] for at in left)]


def test_where_there_are_no_vectors_none_is_near() -> None:
    assert Nearest().to(vector(EAST), 3) == []


@pytest.mark.parametrize("damaged", ["?", "A" * 191, "A" * 191 + "!", "A" * 192 + "\n"])
def test_what_is_no_embedding_is_no_analysis(damaged: str) -> None:
    assert Features(terms={}, embeddings=("", "A" * 192)).embeddings == ("", "A" * 192)
    with pytest.raises(ValidationError, match="embeddings"):
        Features(terms={}, embeddings=(damaged,))
