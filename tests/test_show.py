"""Events to read."""

from pipeline.cli.show import as_paragraph
from pipeline.model import Argument, Attribution, Count, Money, Name, Span, Time
from tests.stories.making import event


def filler(text: str, value: Count | Time | Money | Name | None = None) -> tuple[Argument, ...]:
    return (Argument(start=0, end=len(text), text=text, normalized=value),)


def test_values_are_told_in_words_and_only_where_they_say_more() -> None:
    given = event("deploy", "sent").model_copy(
        update={
            "score": 0.9593,
            "arguments": {
                "actor": filler("Moscow", Name(name="Russia", iso3166="RU")),
                "location": filler("Chad", Name(name="Chad")),
                "personnel": filler("medics"),
                "count": (
                    *filler("200", Count(min=200, max=200)),
                    *filler("some 1,200 to 1,500", Count(min=1200, max=1500, approximate=True)),
                ),
                "time": filler("this week", Time(iso8601="2019-06-03/2019-06-09")),
                "value": filler("two million euros", Money(amount=2e6, currency="EUR")),
            },
        }
    )
    lines = as_paragraph(given).splitlines()
    assert lines[:-1] == [
        "personnel deployment, deploy: sent  [positive, actual, score 0.96]",
        "  actor      Moscow  = Russia (RU)",
        "  location   Chad",
        "  personnel  medics",
        "  count      200",
        "  count      some 1,200 to 1,500  = about 1,200 to 1,500",
        "  time       this week  = 2019-06-03 to 2019-06-09",
        "  value      two million euros  = 2,000,000 EUR",
    ]


def test_on_whose_word_is_told_with_the_texts_own_verb_so_that_a_denier_does_not_say_so() -> None:
    def link(source: str | None, cue: str | None, direct: bool = False) -> Attribution:
        spans = [Span(start=0, end=len(text), text=text) if text else None for text in (source, cue)]
        return Attribution(source=spans[0], cue=spans[1], direct=direct, anonymous=False)

    links = (link("the ministry", "denied"), link(None, "told"), link("Peskov", None, direct=True))
    shown = as_paragraph(event("withdraw").model_copy(update={"attribution": links}))
    assert "  source     the ministry, “denied”\n" in shown
    assert "  source     not named, “told”\n" in shown
    assert "  source     Peskov, quoted directly\n" in shown
    assert "says" not in shown
