import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.extract.values.antecedents import Mention, is_subject, resolved
from pipeline.extract.values.context import Context
from pipeline.model import Argument, Attribution, Event, Name, Span

CONTEXT = Context()


def span(text: str, words: str) -> Span:
    start = text.rindex(words)
    return Span(start=start, end=start + len(words), text=words)


def event(text: str, role: str, words: str, attribution: tuple[Attribution, ...] = ()) -> Event:
    """An event in the last sentence of a text; sentences are parted by " | "."""
    start = text.rindex("|") + 2 if "|" in text else 0
    return Event(
        id="e",
        article_id="a",
        source_id="a",
        type="denial",
        subtype="deny",
        trigger=Span(start=start, end=start + 1, text=text[start]),
        sentence=Span(start=start, end=len(text), text=text[start:]),
        arguments={role: (Argument(**span(text, words).model_dump()),)},
        polarity="positive",
        modality="actual",
        attribution=attribution,
        rule="test",
    )


def mentions(text: str, *names: str) -> list[Mention]:
    """Mentions of "label:name" or "label:name*" (a subject), at their first place in the text."""
    found = []
    for name in names:
        label, _, words = name.rstrip("*").partition(":")
        start = text.index(words)
        sentence = text.rfind("|", 0, start) + 2 if "|" in text[:start] else 0
        found.append(Mention(start, sentence, words, label, subject=name.endswith("*")))
    return sorted(found, key=lambda mention: mention.start)


def value(text: str, role: str, words: str, *names: str) -> object:
    return resolved(event(text, role, words), mentions(text, *names), CONTEXT).arguments[role][0].normalized


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("Mali rejected it. | It denied the report.", ["PLACE:Mali*"], Name(name="Mali", iso3166="ML")),
        ("Rwanda has men in Chad. | It denied the report.", ["PLACE:Rwanda*", "PLACE:Chad"], "Rwanda"),
        ("Siemens sold four to Moscow. | It denied the report.", ["ORG:Siemens*", "PLACE:Moscow"], "Siemens"),
    ],
)
def test_it_is_the_named_subject_of_the_sentence_before(text: str, names: list[str], wanted: Name | str) -> None:
    found = value(text, "speaker", "It", *names)
    assert isinstance(found, Name)
    assert wanted in (found, found.name)


def test_he_is_the_nearest_person_who_is_a_subject() -> None:
    text = "Lance Armstrong had lied. | On Monday he told Oprah Winfrey so. | He denied the rest."
    assert value(text, "speaker", "He", "PERSON:Lance Armstrong*", "PERSON:Oprah Winfrey") == Name(
        name="Lance Armstrong"
    )


def test_two_persons_in_its_own_sentence_leave_a_pronoun_open() -> None:
    text = "Jane Roe told John Doe that she denied it."
    assert value(text, "speaker", "she", "PERSON:Jane Roe*", "PERSON:John Doe") is None


def test_a_name_within_a_quotation_is_not_the_speaker_of_it() -> None:
    text = "Mark Stone wrote a letter. | “I never met Julie Swetnick,” he said."
    assert value(text, "speaker", "he", "PERSON:Mark Stone*", "PERSON:Julie Swetnick") == Name(name="Mark Stone")


def test_him_is_looked_for_in_its_own_sentence_alone() -> None:
    assert value("John Doe spoke. | A spokesman contradicted him.", "claimant", "him", "PERSON:John Doe*") is None
    text = "The office denied what John Doe said, and contradicted him."
    assert value(text, "claimant", "him", "PERSON:John Doe") == Name(name="John Doe")


def test_the_country_is_the_one_state_of_the_nearest_sentence_that_names_any() -> None:
    near = value("Mali asked. | Russians are in the country.", "location", "the country", "PLACE:Mali*")
    assert near == Name(name="Mali", iso3166="ML")
    text = "Mali and Chad asked. | Russians are in the country."
    assert value(text, "location", "the country", "PLACE:Mali*", "PLACE:Chad") is None


def test_i_is_the_one_who_is_quoted() -> None:
    text = "“I deny it,” Dmitry Peskov said."
    link = Attribution(
        source=span(text, "Dmitry Peskov"),
        cue=span(text, "said"),
        direct=True,
        anonymous=False,
        name=Name(name="Dmitry Peskov"),
    )
    found = resolved(event(text, "speaker", "I", (link,)), [], CONTEXT)
    assert found.arguments["speaker"][0].normalized == Name(name="Dmitry Peskov")


def test_a_value_that_is_told_stays_and_other_texts_stay_open() -> None:
    text = "Mali spoke. | Officials denied the report."
    given = event(text, "speaker", "Officials")
    assert resolved(given, mentions(text, "PLACE:Mali*"), CONTEXT) is given


def test_a_name_beside_its_title_is_the_subject_that_the_title_is() -> None:
    words = ["Minister", "Yusuf", "Haji", "told", "Ann", "Low"]
    doc = Doc(Vocab(), words=words, heads=[3, 0, 0, 3, 3, 4], deps=["nsubj", "flat", "flat", "ROOT", "obj", "flat"])
    assert is_subject(doc[1:3])
    assert not is_subject(doc[4:6])
