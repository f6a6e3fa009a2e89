"""What JSON-LD says."""

from lxml.html import fromstring

from pipeline.articles import linked_data


def articles(*scripts: str) -> list[dict[str, object]]:
    body = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return linked_data.articles(fromstring(f"<html><head>{body}</head><body></body></html>"))


def test_articles_are_found_in_lists_graphs_and_full_type_names() -> None:
    found = articles(
        '{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "a"}]}',
        '[{"@type": ["Thing", "https://schema.org/OpinionNewsArticle"], "headline": "b"}]',
        '{"@type": "WebPage", "mainEntity": {"@type": "ReportageNewsArticle", "headline": "c"}}',
    )
    assert [linked_data.headline(item) for item in found] == ["a", "b", "c"]


def test_broken_json_and_deep_nesting_are_passed_over() -> None:
    assert articles("{", "[" * 50_000, '{"@graph": ' * 20 + "1" + "}" * 20) == []


def test_line_breaks_within_strings_are_forgiven() -> None:
    assert linked_data.headline(articles('{"@type": "Article", "headline": "a\nb"}')[0]) == "a b"


def test_persons_come_before_organisations() -> None:
    authors = [{"@type": "Organization", "name": "Delta News"}, {"@type": "Person", "name": "Ineke Bos"}]
    assert linked_data.authors({"author": authors}) == ("Ineke Bos",)
    assert linked_data.authors({"author": authors[:1]}) == ("Delta News",)
    assert linked_data.authors({"author": ["A B", {"name": ["C D", "E F"]}]}) == ("A B", "C D", "E F")


def test_values_of_other_types_tell_nothing() -> None:
    odd = {"headline": 7, "author": [None, 3, {}], "datePublished": ["2021"], "publisher": "Delta"}
    assert linked_data.headline(odd) is None
    assert linked_data.authors(odd) == ()
    assert linked_data.published(odd) is None
    assert linked_data.publisher(odd) == "Delta"
