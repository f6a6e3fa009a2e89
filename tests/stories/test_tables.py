from bench.stories_tables import DATA, media
from pipeline.stories import tables


def test_the_table_drawn_from_another_agrees_with_it() -> None:
    assert (DATA / "media.tsv").read_text(encoding="utf-8") == media()


def test_rare_terms_weigh_more_than_common_ones_and_unknown_ones_most() -> None:
    rarity = tables.rarity()
    assert rarity["said"] < rarity["zuckerberg"] <= rarity["konnaville"]


def test_outlets_are_known_by_their_names_words_under_their_family() -> None:
    assert tables.families()[tables.name_words("The Agence France-Presse")] == "AFP"
