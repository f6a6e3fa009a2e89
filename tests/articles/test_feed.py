"""RSS and Atom."""

from pipeline.articles.feed import read_feed
from pipeline.articles.make import Record, Unreadable
from pipeline.model import Article

RECORD = Record("f.xml", "f.xml", "application/xml")
RSS = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Delta News</title><language>en-GB</language>
<item><title>Ferry &amp; bridge</title><link>https://delta.example/1</link><guid>d-1</guid>
<dc:creator>Ineke Bos</dc:creator>
<pubDate>Mon, 03 May 2021 10:00:00 GMT</pubDate><description>Short &b;</description>
<content:encoded><![CDATA[<p>The ferry stays.</p><script>x()</script><p>So does the bridge.</p>]]></content:encoded>
</item>
<item><title>Nothing here</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Delta</title>
<entry><title>Ferry</title><id>urn:x:1</id>
<link rel="self" href="https://delta.example/self"/><link href="https://delta.example/2"/>
<updated>2021-05-03T10:00:00Z</updated><author><name>Ineke Bos</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It stays.</p><p>Good.</p></div></content>
</entry></feed>"""


def test_entries_of_rss_are_articles_with_their_facts() -> None:
    article, empty = read_feed(RSS.encode(), RECORD)
    assert isinstance(article, Article)
    assert article.text == "The ferry stays.\nSo does the bridge."
    assert article.source_id == "d-1"
    told = article.metadata
    assert (told.title, told.authors, told.outlet) == ("Ferry & bridge", ("Ineke Bos",), "Delta News")
    assert (told.url, told.language, told.published) == (
        "https://delta.example/1",
        "en-GB",
        "Mon, 03 May 2021 10:00:00 GMT",
    )
    assert isinstance(empty, Unreadable)
    assert empty.reason == "an entry without content"


def test_entries_of_atom_with_xhtml_are_articles() -> None:
    (article,) = read_feed(ATOM.encode(), RECORD)
    assert isinstance(article, Article)
    assert article.text == "It stays.\nGood."
    assert (article.source_id, article.metadata.url) == ("urn:x:1", "https://delta.example/2")
    assert (article.metadata.authors, article.metadata.language) == (("Ineke Bos",), "en")


def test_entities_are_not_expanded() -> None:
    outcomes = list(
        read_feed(RSS.replace("<content:encoded>", "<x>").replace("</content:encoded>", "</x>").encode(), RECORD)
    )
    assert isinstance(outcomes[0], Article)
    assert "aaaa" not in outcomes[0].text


def test_a_feed_that_breaks_off_gives_what_stands_before() -> None:
    outcomes = list(read_feed(RSS[: RSS.index("<item><title>Nothing")].encode(), RECORD))
    assert isinstance(outcomes[0], Article)
    assert isinstance(outcomes[-1], Unreadable)
    assert outcomes[-1].reason.startswith("the feed is damaged")


def test_a_feed_without_entries_is_told() -> None:
    (outcome,) = read_feed(b"<rss><channel><title>x</title></channel></rss>", RECORD)
    assert isinstance(outcome, Unreadable)
    assert outcome.reason == "a feed without entries"


ITEM = """<item><title>Troops & arms</title><pubDate>Tue, 04 May 2021 09:00:00 GMT</pubDate>
<content:encoded>Keno&rsquo;s army\x0b sent 200 soldiers &mdash; and arms &amp; food.</content:encoded></item>"""


def test_faults_that_take_nothing_away_are_mended_without_a_word() -> None:
    data = f'\n\n<?xml version="1.0" encoding="us-ascii"?><rss><channel>{ITEM}</channel></rss>'.encode()
    (article,) = read_feed(data, RECORD)
    assert isinstance(article, Article)
    assert article.text == "Keno’s army sent 200 soldiers — and arms & food."
    assert article.metadata.title == "Troops & arms"


def test_an_entry_that_breaks_off_is_read_as_far_as_it_goes_and_the_damage_is_told() -> None:
    first, second, damage = read_feed(f"<rss><channel>{ITEM}{ITEM[: ITEM.index(' soldiers')]}".encode(), RECORD)
    assert [item.text[-12:] for item in (first, second) if isinstance(item, Article)] == [
        "arms & food.",
        "rmy sent 200",
    ]
    assert isinstance(damage, Unreadable)
    assert damage.reason.startswith("the feed is damaged")
