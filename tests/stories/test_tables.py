from bench.stories_tables import DATA, media, states
from pipeline.stories import tables


def test_tables_drawn_from_others_agree_with_them() -> None:
    assert (DATA / "states.tsv").read_text(encoding="utf-8") == states()
    assert (DATA / "media.tsv").read_text(encoding="utf-8") == media()


def test_rare_terms_weigh_more_than_common_ones_and_unknown_ones_most() -> None:
    rarity = tables.rarity()
    assert rarity.weights["said"] < rarity.weights["zuckerberg"] <= rarity.unknown


def test_states_are_known_by_their_names() -> None:
    assert frozenset({"mali"}) in tables.states()
    assert tables.state_names(["FR", "XX"]) == {"france"}
