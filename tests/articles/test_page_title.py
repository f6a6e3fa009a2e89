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


def test_the_domain_tells_the_sites_name() -> None:
    assert chosen(None, "deltacourier.example", title="Storm hits coast - Delta Courier") == "Storm hits coast"


def test_a_title_tags_last_part_is_taken_for_the_site_unless_other_places_say_otherwise() -> None:
    assert chosen(None, None, title="Storm hits coast - Daily X") == "Storm hits coast"
    text = "Storm is over – Moss"
    assert chosen(None, None, title=text, og=text, h1=text) == text


def test_a_page_that_tells_nothing_has_no_title() -> None:
    assert best([], None, None) is None
