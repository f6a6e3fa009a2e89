"""Outlets, agencies and families."""

import pytest

from pipeline.articles import outlets


def test_names_are_known_in_their_usual_forms() -> None:
    for name in ("Associated Press", "The Associated Press", "AP"):
        outlet = outlets.named(name)
        assert outlet is not None
        assert (outlet.name, outlet.wire) == ("AP", True)
    assert outlets.named("The Arnhem Tides") is None


def test_a_subdomain_belongs_to_its_site() -> None:
    outlet = outlets.at("africa.chinadaily.com.cn")
    assert outlet is not None
    assert outlet.family == "China Daily"
    assert outlets.at("arnhem.example") is None
    assert outlets.at("com") is None


def test_outlets_of_one_house_share_a_family() -> None:
    families = {outlet.family for name in ("WSJ", "MarketWatch", "Barron's") if (outlet := outlets.named(name))}
    assert families == {"Dow Jones"}


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.delta.example/a?b", "delta.example"),
        ("delta.example", "delta.example"),
        ("http://[::1", None),
        ("not a url", None),
        ("https://localhost/", None),
        ("//user:secret@delta.example:8080/", "delta.example"),
    ],
)
def test_the_host_of_an_address(url: str, host: str | None) -> None:
    assert outlets.domain_of(url) == host


def test_no_name_and_no_domain_stands_for_two_outlets() -> None:
    rows = (outlets.files("pipeline.articles") / "outlets.tsv").read_text("utf-8").splitlines()[1:]
    cells = [row.split("\t") for row in rows]
    names = [name for cell in cells for name in {key.lower() for key in (cell[0], *cell[3].split(","))} if name]
    domains = [domain for cell in cells for domain in cell[2].split(",")]
    assert len(domains) == len(set(domains))
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("title", "outlet", "without"),
    [
        ("Ferry stays - BBC News", "BBC", "Ferry stays"),
        ("Ferry stays | BBC", "bbc.co.uk", "Ferry stays"),
        ("Ferry stays – Arnhem Tides", "arnhem tides", "Ferry stays"),
        ("Ferry stays - Reuters", "BBC", "Ferry stays - Reuters"),
        ("Ferry stays - Reuters", None, "Ferry stays - Reuters"),
        ("Post-Reuters", "Reuters", "Post-Reuters"),
        (" - Reuters", "Reuters", " - Reuters"),
        ("Reuters", "Reuters", "Reuters"),
    ],
)
def test_an_outlets_own_name_leaves_the_end_of_a_title(title: str, outlet: str | None, without: str) -> None:
    assert outlets.without(title, outlet) == without
