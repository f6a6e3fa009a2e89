"""The title that a page's places agree on."""

import pytest

from pipeline.articles.page_title import Told, best


def chosen(site: str | None, domain: str | None, **places: str) -> str | None:
    return best([Told(place.replace("_", " "), text) for place, text in places.items()], site, domain)


@pytest.mark.parametrize(
    ("places", "title"),
    [
        ({"og": "Storm hits coast - Delta News", "title": "Storm hits coast - Delta News"}, "Storm hits coast"),
        ({"title": "Delta News | Storm hits coast"}, "Storm hits coast"),
        ({"h1": "Storm hits coast", "og": "Is this the end?", "linked_data": "Storm hits coast"}, "Storm hits coast"),
        ({"h1": "Top stories", "og": "Storm hits coast", "title": "Storm hits coast"}, "Storm hits coast"),
        (
            {"h1": "Opinion", "og": "Opinion | Why storms matter", "linked_data": "Why storms matter"},
            "Why storms matter",
        ),
        ({"og": "Storm – what we know", "title": "Storm – what we know – Delta News"}, "Storm – what we know"),
        ({"og": "Storm &amp;amp; flood"}, "Storm & flood"),
        ({"h1": " Storm\n  hits  <b>coast</b> "}, "Storm hits coast"),
        ({"h1": "Live Storm hits the coast", "og": "Storm hits the coast"}, "Storm hits the coast"),
        ({"h1": "Storm hits the coast of Norway", "og": "Storm hits the coast…"}, "Storm hits the coast of Norway"),
        ({"h1": "Storm hits the coast", "title": "The Delta"}, "Storm hits the coast"),
        ({"og": "Delta News", "title": "Delta News"}, None),
    ],
)
def test_sites_names_go_and_agreement_wins(places: dict[str, str], title: str | None) -> None:
    assert chosen("Delta News", "deltanews.example", **places) == title


@pytest.mark.parametrize(
    ("places", "title"),
    [
        ({"h1": "Storm hits coast", "og": "Weather: Storm hits coast", "title": "Weather: Storm hits coast"}, "label"),
        ({"h1": "Storm hits coast", "og": "Storm hits coast: all we know", "title": "Storm hits coast: all"}, "behind"),
        ({"h1": "Weather Storm hits coast hard", "og": "Storm hits coast hard"}, "kicker"),
        ({"h1": "The storm that hit the coast", "og": "storm that hit the coast"}, "no label"),
        ({"h1": "Storm hits coast and goes on", "linked_data": "Storm hits coast and goes"}, "cut"),
    ],
)
def test_a_label_before_and_a_line_behind_the_headline_go_where_another_place_has_it_without_them(
    places: dict[str, str], title: str
) -> None:
    expected = {"kicker": "Storm hits coast hard", "no label": "The storm that hit the coast"}
    expected |= {"cut": "Storm hits coast and goes"}
    assert chosen(None, None, **places) == expected.get(title, "Storm hits coast")


def test_a_headline_whose_end_only_the_data_lacks_stays_whole() -> None:
    places = {"h1": "Storm hits coast and goes on", "og": "Storm hits coast and goes on"}
    assert chosen(None, None, linked_data="Storm hits coast and goes", **places) == "Storm hits coast and goes on"


def test_a_site_whose_name_has_several_parts_goes_whole() -> None:
    site = "Delta News - Art, Design and Storms"
    assert chosen(site, None, og=f"Storm hits coast - {site}", title=f"Storm hits coast - {site}") == "Storm hits coast"


def test_a_headline_that_is_given_as_the_sites_name_stays() -> None:
    headline = "Storm hits the coast of Norway"
    assert chosen(headline, None, h1=headline, title=f"{headline} | Delta") == headline


def test_a_heading_that_stands_on_every_page_is_no_headline() -> None:
    told = [Told("h1", "Delta – The storm paper"), Told("h1", "Small storms"), Told("h1", "Menu")]
    assert best([*told, Told("title", "Small storms | Delta – The storm paper")], None, None) == "Small storms"


def test_a_closing_quotation_mark_stays() -> None:
    assert chosen("Delta", None, og="The mayor: «We go on» - Delta") == "The mayor: «We go on»"
    assert chosen("Delta", None, og="The mayor goes on » Delta") == "The mayor goes on"


def test_the_domain_tells_the_sites_name() -> None:
    assert chosen(None, "deltacourier.example", title="Storm hits coast - Delta Courier") == "Storm hits coast"


def test_a_title_tags_last_part_is_taken_for_the_site_unless_other_places_say_otherwise() -> None:
    assert chosen(None, None, title="Storm hits coast - Daily X") == "Storm hits coast"
    text = "Storm is over – Moss"
    assert chosen(None, None, title=text, og=text, h1=text) == text


def test_a_page_that_tells_nothing_has_no_title() -> None:
    assert best([], None, None) is None
