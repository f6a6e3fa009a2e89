import pytest

from pipeline.site.words import events, headline, kind


@pytest.mark.parametrize(
    ("subtype", "polarity", "modality", "told"),
    [
        ("withdraw", "positive", "actual", "withdrawal"),
        ("withdraw", "negative", "planned", "withdrawal, planned, negated"),
        ("plan", "positive", "planned", "contract planned"),
        ("new_kind", "positive", "possible", "new kind, possible"),
    ],
)
def test_what_has_not_happened_is_called_so(subtype: str, polarity: str, modality: str, told: str) -> None:
    assert kind(subtype, polarity, modality) == told


@pytest.mark.parametrize(
    ("type_", "number", "told"),
    [
        ("denial", 1, "denial"),
        ("denial", 0, "denials"),
        ("contract_statement", 1, "contract"),
        ("personnel_deployment", 2, "deployments"),
        ("new_types", 1, "new_types"),
    ],
)
def test_one_event_is_called_by_the_singular(type_: str, number: int, told: str) -> None:
    assert events(type_, number) == told


def entry(type_: str, subtype: str, actor: str | None = None, place: str | None = None) -> dict[str, str | None]:
    manner = {"polarity": "positive", "modality": "actual"}
    return {"type": type_, "subtype": subtype, "actor": actor, "place": place, **manner}


@pytest.mark.parametrize(
    ("given", "roles", "told"),
    [
        (
            entry("personnel_deployment", "deploy", "Norway", "Chad"),
            {"personnel": "army medics"},
            "Norway: deployment of army medics to Chad",
        ),
        (entry("personnel_deployment", "withdraw", None, "Chad"), {}, "Withdrawal from Chad"),
        (entry("contract_statement", "sign", "Oman"), {"subject": "a ferry", "value": "$4m"}, None),
        (entry("denial", "deny", "The bank"), {"claim": "freezing it"}, "The bank: denial of “freezing it”"),
        (entry("denial", "deny"), {}, "Denial"),
        (entry("personnel_deployment", "withdraw"), {"personnel": "they"}, "Withdrawal"),
    ],
)
def test_a_headline_says_who_and_what(given: dict[str, str | None], roles: dict[str, str], told: str | None) -> None:
    made = headline(given, {role: [{"text": text}] for role, text in roles.items()})
    assert made == (told or "Oman: contract signed, a ferry, $4m")


def test_a_headline_passes_over_what_names_nobody() -> None:
    roles = {"personnel": [{"text": "them"}, {"text": "its medics"}]}
    assert headline(entry("personnel_deployment", "withdraw"), roles) == "Withdrawal of its medics"
