"""Scores and differences of a corpus as text; the same counts always print the same lines."""

from collections.abc import Iterator, Sequence

from bench.gold import GoldArticle, GoldEvent
from bench.scoring import Counts, Matching, accuracy, names, pair, ratio, told, value_of
from pipeline.model import Event, Span

JUDGED = ("subtype", "polarity", "modality", "attributed", "source")


def table(corpus: str, counts: Counts) -> str:
    """Precision, recall and F1 of events and arguments, accuracies of the values of matched events."""
    ratios = (*_ratios(counts, "events"), *_ratios(counts, "arguments"))
    return "\n".join((f"== {corpus}", *ratios, _shares(counts, "accuracy", JUDGED), *_values_line(counts)))


def differences(gold: Sequence[GoldArticle], matchings: Sequence[Matching]) -> Iterator[str]:
    """One line per missed event, event too many, wrong value, missed argument and argument too many."""
    for article, matching in zip(gold, matchings, strict=True):
        name = article.article.id
        for miss in matching.misses:
            yield f"MISS  {name} {miss.type}/{miss.subtypes[0]} {_quoted(miss.trigger)} | {_line(miss.sentence)}"
        for extra in matching.extras:
            where = f"{extra.type}/{extra.subtype} {_quoted(extra.trigger)} ({extra.score})"
            yield f"EXTRA {name} {where} | {_line(extra.sentence)}"
        for event, wanted in matching.pairs:
            for found in (*_values(event, wanted), *_arguments(event, wanted)):
                yield f"DIFF  {name} {event.type} {_quoted(event.trigger)}: {found} | {_line(event.sentence)}"


def summary(counts: Counts) -> dict[str, float]:
    """The figures that floors hold: F1 over all, of each type, of arguments; accuracies; four decimals."""
    found = {f"events/{name}": ratio(counts, "events", name).f1 for name in names(counts, "events") if "/" not in name}
    found["arguments/all"] = ratio(counts, "arguments").f1
    judged = {f"accuracy/{name}": accuracy(counts, name) for name in JUDGED}
    judged["values/all"] = accuracy(counts, "all", "values")
    found.update({name: value for name, value in judged.items() if value is not None})
    return {name: round(value, 4) for name, value in found.items()}


def _ratios(counts: Counts, measure: str) -> Iterator[str]:
    yield f"{measure:40} {'P':>6} {'R':>6} {'F1':>6} {'right':>6} {'given':>6} {'gold':>6}"
    for name in names(counts, measure):
        r = ratio(counts, measure, name)
        figures = f"{r.precision:6.3f} {r.recall:6.3f} {r.f1:6.3f} {r.right:6d} {r.given:6d} {r.wanted:6d}"
        yield f"  {name:38} {figures}"


def _values_line(counts: Counts) -> Iterator[str]:
    judged = names(counts, "values")
    if judged:
        yield _shares(counts, "values", judged)


def _shares(counts: Counts, measure: str, judged_names: Sequence[str]) -> str:
    shares = ((name, accuracy(counts, name, measure), counts[measure, name, "judged"]) for name in judged_names)
    shown = (f"{name} {share:.3f} of {judged}" for name, share, judged in shares if share is not None)
    return f"{measure}: {', '.join(shown)}"


def _values(event: Event, gold: GoldEvent) -> Iterator[str]:
    wanted = (("subtype", gold.subtypes), ("polarity", gold.polarities), ("modality", gold.modalities))
    for name, right in wanted:
        given = getattr(event, name)
        if given not in right:
            yield f"{name} {given}, not {' or '.join(right)}"
    if gold.attributed is not None and bool(event.attribution) != gold.attributed:
        given = ", ".join((link.source or link.cue or event.trigger).text for link in event.attribution)
        yield f"attributed to {given or 'nobody'!r}, not {', '.join(gold.sources) or 'nobody'!r}"


def _arguments(event: Event, gold: GoldEvent) -> Iterator[str]:
    given = [(role, span) for role in sorted(event.arguments) for span in event.arguments[role]]
    wanted = [(role, span) for role in sorted(gold.arguments) for span in gold.arguments[role]]
    links = pair(given, wanted)
    yield from (f"-{role} {_quoted(span)}" for i, (role, span) in enumerate(wanted) if i not in links.values())
    yield from (f"+{role} {_quoted(span)}" for i, (role, span) in enumerate(given) if i not in links)
    for i, j in links.items():
        value, right = value_of(given[i][1]), told(wanted[j][1])
        if right is not None and value != right:
            yield f"{given[i][0]} {_quoted(given[i][1])} is {value}, not {right}"


def _quoted(span: Span) -> str:
    return repr(span.text)


def _line(span: Span) -> str:
    return " ".join(span.text.split())
