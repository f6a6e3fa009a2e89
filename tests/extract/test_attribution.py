"""The constructions that name a source, on trees built by hand."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from pipeline.extract.attribution import Quote, Sources, find_quotes
from pipeline.model import Attribution
from tests.extract.trees import tree

SAID_BEFORE = tree(
    "Officials said Norway had sent engineers.",
    "Officials/official/NOUN/NNS/nsubj/1 said/say/VERB/VBD/ROOT/1 Norway/Norway/PROPN/NNP/nsubj/4/PLACE "
    "had/have/AUX/VBD/aux/4 sent/send/VERB/VBN/ccomp/1 engineers/engineer/NOUN/NNS/obj/4 ././PUNCT/./punct/1",
)

SAID_AFTER = tree(
    "Norway has sent engineers, officials said.",
    "Norway/Norway/PROPN/NNP/nsubj/2/PLACE has/have/AUX/VBZ/aux/2 sent/send/VERB/VBN/ccomp/6 "
    "engineers/engineer/NOUN/NNS/obj/2 ,/,/PUNCT/,/punct/2 officials/official/NOUN/NNS/nsubj/6 "
    "said/say/VERB/VBD/ROOT/6 ././PUNCT/./punct/6",
)

ACCORDING = tree(
    "Norway has sent engineers, according to two diplomats.",
    "Norway/Norway/PROPN/NNP/nsubj/2/PLACE has/have/AUX/VBZ/aux/2 sent/send/VERB/VBN/ROOT/2 "
    "engineers/engineer/NOUN/NNS/obj/2 ,/,/PUNCT/,/punct/8 according/accord/VERB/VBG/case/8 to/to/ADP/IN/fixed/5 "
    "two/two/NUM/CD/nummod/8/QUANTITY diplomats/diplomat/NOUN/NNS/obl/2 ././PUNCT/./punct/2",
)

QUOTED_AS = tree(
    "A newspaper quoted the minister as saying Norway will withdraw troops.",
    "A/a/DET/DT/det/1 newspaper/newspaper/NOUN/NN/nsubj/2 quoted/quote/VERB/VBD/ROOT/2 the/the/DET/DT/det/4 "
    "minister/minister/NOUN/NN/obj/2 as/as/SCONJ/IN/mark/6 saying/say/VERB/VBG/advcl/2 "
    "Norway/Norway/PROPN/NNP/nsubj/9/PLACE will/will/AUX/MD/aux/9 withdraw/withdraw/VERB/VB/ccomp/6 "
    "troops/troops/NOUN/NNS/obj/9 ././PUNCT/./punct/2",
)

CALLED_FOR = tree(
    "The mayor called for troops to leave.",
    "The/the/DET/DT/det/1 mayor/mayor/NOUN/NN/nsubj/2 called/call/VERB/VBD/ROOT/2 for/for/ADP/IN/case/4 "
    "troops/troops/NOUN/NNS/obl/2 to/to/PART/TO/mark/6 leave/leave/VERB/VB/advcl/2 ././PUNCT/./punct/2",
)

PROMISED = tree(
    "Ottawa promised to send police.",
    "Ottawa/Ottawa/PROPN/NNP/nsubj/1/PLACE promised/promise/VERB/VBD/ROOT/1 to/to/PART/TO/mark/3 "
    "send/send/VERB/VB/xcomp/1 police/police/NOUN/NN/obj/3 ././PUNCT/./punct/1",
)

ASIDE = tree(
    "He said two companies, which had left in May, were back.",
    "He/he/PRON/PRP/nsubj/1 said/say/VERB/VBD/ROOT/1 two/two/NUM/CD/nummod/3/QUANTITY "
    "companies/company/NOUN/NNS/nsubj/12 ,/,/PUNCT/,/punct/7 which/which/PRON/WDT/nsubj/7 had/have/AUX/VBD/aux/7 "
    "left/leave/VERB/VBN/acl:relcl/3 in/in/ADP/IN/case/9 May/May/PROPN/NNP/obl/7/DATE ,/,/PUNCT/,/punct/3 "
    "were/be/AUX/VBD/cop/12 back/back/ADV/RB/ccomp/1 ././PUNCT/./punct/1",
)

SILENT = tree(
    "Officials would not say when the troops left.",
    "Officials/official/NOUN/NNS/nsubj/3 would/would/AUX/MD/aux/3 not/not/PART/RB/advmod/3 say/say/VERB/VB/ROOT/3 "
    "when/when/ADV/WRB/advmod/7 the/the/DET/DT/det/6 troops/troops/NOUN/NNS/nsubj/7 left/leave/VERB/VBD/advcl/3 "
    "././PUNCT/./punct/3",
)

RUNNING = tree(
    "“The troops have left. They are home,” the colonel said.",
    '“/"/PUNCT/``/punct/4 The/the/DET/DT/det/2 troops/troops/NOUN/NNS/nsubj/4 have/have/AUX/VBP/aux/4 '
    "left/leave/VERB/VBN/ROOT/4 ././PUNCT/./punct/4 They/they/PRON/PRP/nsubj/8 are/be/AUX/VBP/cop/8 "
    "home/home/NOUN/NN/ccomp/13 ,/,/PUNCT/,/punct/8 ”/\"/PUNCT/''/punct/8 the/the/DET/DT/det/12 "
    "colonel/colonel/NOUN/NN/nsubj/13 said/say/VERB/VBD/ROOT/13 ././PUNCT/./punct/13",
)

HEADED = tree(
    "Kremlin: troops will stay",
    "Kremlin/Kremlin/PROPN/NNP/vocative/4/ORG :/:/PUNCT/:/punct/0 troops/troops/NOUN/NNS/nsubj/4 "
    "will/will/AUX/MD/aux/4 stay/stay/VERB/VB/ROOT/4",
)

OVERSTATED = tree(
    "The paper overstated how many staff it had.",
    "The/the/DET/DT/det/1 paper/paper/NOUN/NN/nsubj/2 overstated/overstate/VERB/VBD/ROOT/2 how/how/ADV/WRB/advmod/4 "
    "many/many/ADJ/JJ/amod/5 staff/staff/NOUN/NN/obj/7 it/it/PRON/PRP/nsubj/7 had/have/VERB/VBD/ccomp/2 "
    "././PUNCT/./punct/2",
)

ACCUSED = tree(
    "Rebels accused Chad of sending soldiers.",
    "Rebels/rebel/NOUN/NNS/nsubj/1 accused/accuse/VERB/VBD/ROOT/1 Chad/Chad/PROPN/NNP/obj/1/PLACE "
    "of/of/SCONJ/IN/mark/4 sending/send/VERB/VBG/advcl/1 soldiers/soldier/NOUN/NNS/obj/4 ././PUNCT/./punct/1",
)

THOUGHT = tree(
    "“I think the troops left,” Warren said.",
    '“/"/PUNCT/``/punct/2 I/I/PRON/PRP/nsubj/2 think/think/VERB/VBP/ccomp/9 the/the/DET/DT/det/4 '
    "troops/troops/NOUN/NNS/nsubj/5 left/leave/VERB/VBD/ccomp/2 ,/,/PUNCT/,/punct/2 ”/\"/PUNCT/''/punct/2 "
    "Warren/Warren/PROPN/NNP/nsubj/9/PERSON said/say/VERB/VBD/ROOT/9 ././PUNCT/./punct/9",
)

REPORTEDLY = tree(
    "Troops reportedly left the town.",
    "Troops/troops/NOUN/NNS/nsubj/2 reportedly/reportedly/ADV/RB/advmod/2 left/leave/VERB/VBD/ROOT/2 "
    "the/the/DET/DT/det/4 town/town/NOUN/NN/obj/2 ././PUNCT/./punct/2",
)

OWN_VOICE = tree(
    "Norway sent engineers to Mali.",
    "Norway/Norway/PROPN/NNP/nsubj/1/PLACE sent/send/VERB/VBD/ROOT/1 engineers/engineer/NOUN/NNS/obj/1 "
    "to/to/ADP/IN/case/4 Mali/Mali/PROPN/NNP/obl/1/PLACE ././PUNCT/./punct/1",
)

CITING = tree(
    "The paper said Norway had sent engineers, citing a diplomat.",
    "The/the/DET/DT/det/1 paper/paper/NOUN/NN/nsubj/2 said/say/VERB/VBD/ROOT/2 Norway/Norway/PROPN/NNP/nsubj/5/PLACE "
    "had/have/AUX/VBD/aux/5 sent/send/VERB/VBN/ccomp/2 engineers/engineer/NOUN/NNS/obj/5 ,/,/PUNCT/,/punct/8 "
    "citing/cite/VERB/VBG/advcl/5 a/a/DET/DT/det/10 diplomat/diplomat/NOUN/NN/obj/8 ././PUNCT/./punct/2",
)

CLAIM = tree(
    "Chad denied Sudan's claim that its soldiers had left.",
    "Chad/Chad/PROPN/NNP/nsubj/1/PLACE denied/deny/VERB/VBD/ROOT/1 Sudan/Sudan/PROPN/NNP/nmod:poss/4/PLACE "
    "'s/'s/PART/POS/case/2 claim/claim/NOUN/NN/obj/1 that/that/SCONJ/IN/mark/9 its/its/PRON/PRP$/nmod:poss/7 "
    "soldiers/soldier/NOUN/NNS/nsubj/9 had/have/AUX/VBD/aux/9 left/leave/VERB/VBN/acl/4 ././PUNCT/./punct/1",
)


def chain(doc: Doc, trigger: str) -> tuple[Attribution, ...]:
    return Sources(doc).of(next(token for token in doc if token.text == trigger))


def named(links: Iterable[Attribution]) -> list[tuple[str | None, str]]:
    return [(link.source.text if link.source else None, link.cue.text) for link in links]


@pytest.mark.parametrize(
    ("doc", "trigger", "expected"),
    [
        pytest.param(SAID_BEFORE, "sent", [("Officials", "said")], id="said before"),
        pytest.param(SAID_AFTER, "sent", [("officials", "said")], id="said after"),
        pytest.param(ACCORDING, "sent", [("two diplomats", "according to")], id="according to"),
        pytest.param(CALLED_FOR, "leave", [("The mayor", "called")], id="demanded"),
        pytest.param(PROMISED, "send", [("Ottawa", "promised")], id="promised"),
        pytest.param(OVERSTATED, "had", [("The paper", "overstated")], id="overstated"),
        pytest.param(ACCUSED, "sending", [("Rebels", "accused")], id="accused"),
        pytest.param(HEADED, "stay", [("Kremlin", ":")], id="name and colon"),
        pytest.param(CLAIM, "left", [("Sudan", "claim")], id="claim"),
    ],
)
def test_the_source_is_named_with_its_cue(doc: Doc, trigger: str, expected: list[tuple[str, str]]) -> None:
    assert named(chain(doc, trigger)) == expected


def test_the_article_s_own_voice_has_no_source() -> None:
    assert chain(OWN_VOICE, "sent") == ()


def test_who_denies_is_no_source_of_what_is_denied() -> None:
    assert "Chad" not in [source for source, _ in named(chain(CLAIM, "left"))]


def test_an_embedded_source_comes_before_the_one_that_quotes_it() -> None:
    assert named(chain(QUOTED_AS, "withdraw")) == [("the minister", "saying"), ("A newspaper", "quoted")]


def test_a_cited_source_is_the_inner_one() -> None:
    assert named(chain(CITING, "sent")) == [("a diplomat", "citing"), ("The paper", "said")]


def test_an_aside_after_a_comma_is_the_article_s_own() -> None:
    assert chain(ASIDE, "left") == ()


def test_who_will_not_say_is_no_source() -> None:
    assert chain(SILENT, "left") == ()


def test_hearsay_has_a_link_without_source() -> None:
    (link,) = chain(REPORTEDLY, "left")
    assert link.source is None
    assert link.anonymous


def test_a_quote_s_first_sentence_has_the_speaker_named_after_its_last() -> None:
    (link,) = chain(RUNNING, "left")
    assert link.source is not None
    assert link.source.text == "the colonel"
    assert link.direct


def test_indirect_speech_is_not_direct() -> None:
    assert not any(link.direct for link in chain(SAID_BEFORE, "sent"))


def test_thinking_aloud_is_left_to_the_one_who_says_so() -> None:
    assert named(chain(THOUGHT, "left")) == [("Warren", "said")]


@pytest.mark.parametrize(
    ("doc", "trigger", "anonymous"),
    [(SAID_BEFORE, "sent", True), (ACCORDING, "sent", True), (THOUGHT, "left", False), (PROMISED, "send", False)],
)
def test_a_source_without_name_is_anonymous(doc: Doc, trigger: str, anonymous: bool) -> None:
    assert chain(doc, trigger)[-1].anonymous is anonymous


def test_quotes_go_on_over_paragraphs_that_leave_them_open() -> None:
    text = "“We left,\n“and stayed away,” he said.\n“Good,” she said."
    quotes = find_quotes(text)
    assert [text[quote.start : quote.end] for quote in quotes] == ["“We left,", "“and stayed away,”", "“Good,”"]
    assert [quote.carried_on for quote in quotes] == [False, True, False]


def test_straight_marks_open_and_close_in_turn() -> None:
    text = 'He called it "a lie" and "rubbish".'
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == ['"a lie"', '"rubbish"']


def test_an_inch_mark_opens_no_quote() -> None:
    assert find_quotes('a 12" pipe and a 6" one') == ()


@given(st.text(alphabet='ab .,"“”\n', max_size=60))
def test_quotes_are_in_order_and_inside_the_text(text: str) -> None:
    quotes = find_quotes(text)
    edges = [edge for quote in quotes for edge in (quote.start, quote.end)]
    assert edges == sorted(edges)
    assert all(0 <= quote.start < quote.end <= len(text) for quote in quotes)


def test_a_quote_holds_its_own_offsets_only() -> None:
    quote = Quote(2, 5)
    assert [quote.holds(offset) for offset in (1, 2, 4, 5)] == [False, True, True, False]


@given(st.sampled_from([SAID_BEFORE, SAID_AFTER, ACCORDING, QUOTED_AS, RUNNING, CITING, CLAIM, HEADED]), st.data())
def test_every_span_is_where_it_says(doc: Doc, data: st.DataObject) -> None:
    token = doc[data.draw(st.integers(0, len(doc) - 1))]
    for link in Sources(doc).of(token):
        for span in (link.source, link.cue):
            assert span is None or doc.text[span.start : span.end] == span.text


def test_single_marks_quote_speech_and_leave_apostrophes_alone() -> None:
    text = "‘It isn’t ours,’ the minister’s aide said.\nThe soldiers’ 'camp' was theirs. 'They left.'"
    quotes = find_quotes(text)
    assert [text[quote.start : quote.end] for quote in quotes] == ["‘It isn’t ours,’", "'They left.'"]


def test_single_marks_inside_double_ones_open_nothing() -> None:
    text = "\"He said, 'They left.'\" Officials' tents stayed."
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == ["\"He said, 'They left.'\""]
