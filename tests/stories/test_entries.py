from collections.abc import Iterable

from pipeline.model import Event
from pipeline.stories.entries import CANDIDATES, EXAMPLES, Entries
from pipeline.stories.learned import Scorer
from pipeline.stories.likeness import SAME
from pipeline.stories.mention import Mention
from tests.stories.making import arrived, event, mention, sent

BY_WORDS = Scorer(SAME, tuple(10.0 if name == "sentence: cosine" else 0.0 for name in SAME), -1.0)
"""Half of the words make it sure, none leave it unlikely."""


def told(words: str, article: str) -> Event:
    return event("deploy", "sent", article=article, sentence=words, actor="Russia")


def grown(events: Iterable[Event], entries: Entries | None = None) -> Entries:
    entries = entries or Entries()
    for made in events:
        entries.add(mention(made))
    return entries


def articles(entries: Entries) -> list[list[str]]:
    return [[one.event.article_id for one in entry.mentions.values()] for entry in entries.known.values()]


def test_two_tellings_of_one_happening_join_and_that_of_other_actors_does_not() -> None:
    other = arrived(article="b")
    assert articles(grown([sent(article="a"), other, sent(article="c")])) == [["a", "c"], ["b"]]


def test_what_another_state_did_is_another_happening_however_alike_the_words() -> None:
    said = [
        event("deploy", "sent", article=by, sentence="Soldiers were sent to Mali.", actor=by)
        for by in ("Russia", "Ukraine")
    ]
    entries = Entries(BY_WORDS)
    assert articles(grown([*said, told("Soldiers were sent to Mali.", "c")], entries)) == [["Russia", "c"], ["Ukraine"]]


def test_types_never_join() -> None:
    signed = event("sign", "sent", article="b", sentence=sent().sentence.text, party="Russia")
    assert len(grown([sent(), signed]).known) == 2


def test_an_entry_keeps_its_id_and_the_same_mentions_give_the_same_ids() -> None:
    entries = grown([sent(article="a")])
    (opened,) = entries.known
    entry, closed = entries.add(mention(sent(article="b")))
    assert (entry.id, closed) == (opened, ())
    assert list(grown([sent(article="a"), sent(article="b")]).known) == [opened]


def test_a_mention_that_shows_two_entries_to_be_one_leaves_the_older() -> None:
    entries = grown([told("alpha beta gamma", "a"), told("delta epsilon zeta", "b")], Entries(BY_WORDS))
    older, newer = entries.known.values()
    entry, closed = entries.add(mention(told("alpha delta epsilon zeta", "c")))
    assert (entry, closed) == (older, (newer,))
    assert articles(entries) == [["a", "b", "c"]] or articles(entries) == [["a", "c", "b"]]
    assert [entries.of_article(name) for name in "abc"] == [(older.id,)] * 3
    assert entries.near("personnel_deployment", ["russia"]) == [older]


def test_an_id_that_was_closed_is_not_given_again() -> None:
    entries = grown([told("alpha beta gamma", "a"), told("delta epsilon zeta", "b")], Entries(BY_WORDS))
    newer = list(entries.known)[1]
    entries.add(mention(told("alpha delta epsilon zeta", "c")))
    assert entries.open(mention(told("delta epsilon zeta", "b"))).id not in {newer, *list(entries.known)[:1]}


def test_the_examples_are_the_first_that_differ() -> None:
    entries = Entries()
    entry = entries.open(mention(sent(article="b")))
    entries.put(entry, mention(sent(article="b")))
    for n in range(9):
        entries.put(entry, mention(told(f"word{n} of many", f"c{n}")))
        entries.put(entry, mention(told(f"word{n} of many", f"d{n}")))
    assert len(entry.examples) == EXAMPLES
    assert [example.event.article_id for example in entry.examples] == ["b", "c0", "c1", "c2", "c3"]
    assert len(entry.mentions) == 19


def test_few_entries_are_compared_and_the_likest_are_among_them() -> None:
    entries = Entries(BY_WORDS)
    places = [f"Place{n}" for n in range(3 * CANDIDATES)]
    for n, place in enumerate(places):
        entries.add(mention(event("deploy", "sent", article=f"a{n}", sentence=place, location=place)))
    near = entries.near("personnel_deployment", ["sent", "place0"])
    assert len(near) == CANDIDATES
    assert near[0].articles.keys() == {"a0"}
    assert entries.near("contract_statement", ["sent", "place0"]) == []


def test_an_entry_is_found_by_the_words_of_its_sentence_where_its_arguments_share_none() -> None:
    bare = event("deploy", "sent", article="b", sentence="They were sent to Mali by Russia for the election.")
    assert articles(grown([sent(article="a"), bare], Entries(BY_WORDS))) == [["a", "b"]]


def test_entries_of_an_article_by_their_distance() -> None:
    entries = Entries()
    for at in (0, 5000, 1000):
        made = mention(sent(at=at))
        entries.put(entries.open(made), made)
    starts = [entry.mentions.values() for entry in entries.beside(mention(event("deny", at=4900)))]
    assert [next(iter(found)).event.trigger.start for found in starts] == [5000, 1000, 0]


def test_the_same_words_decades_later_are_another_happening_unless_a_time_leads_back() -> None:
    def dated(article: str, date: str, **roles: str) -> Mention:
        words = "Kenya sent soldiers to Chad, officials said."
        return mention(event("deploy", "sent", article=article, sentence=words, actor="Kenya", **roles), date)

    def joined(*mentions: Mention) -> list[list[str]]:
        entries = Entries(BY_WORDS)
        for made in mentions:
            entries.add(made)
        return articles(entries)

    old = dated("old", "1970-01-05", time="1970-01-05")
    new = dated("new", "2021-05-04", time="2021-05-03"), dated("newer", "2024-05-04")
    assert joined(old, *new) == [["old"], ["new", "newer"]]
    assert joined(old, dated("retold", "2021-06-01", time="1970")) == [["old", "retold"]]
    assert joined(old, dated("undated", "")) == [["old", "undated"]]
