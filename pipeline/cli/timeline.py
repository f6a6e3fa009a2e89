"""A story as a timeline that a journalist can read in a terminal: what, how sure, who says so, who denies it, when."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Count, Entry, Figure, Story, StoryArticle
from pipeline.stories.media import medium
from pipeline.stories.told import SUBJECTS, Told, filled
from pipeline.terminal import printable

WIDTH = 110
QUOTED = 240  # characters of a sentence that are shown
SHOWN = 4  # sentences of an entry that are shown
LISTED = 12  # names in one line
DETAILS = ("count", "personnel", "subject", "claim", "location", "value", "time")


def timeline(story: Story) -> str:
    """Plain text, lines of at most WIDTH characters; whatever the articles hold, no control characters."""
    if story.merged_into:
        return f"Story {story.story_id} goes on in {story.merged_into}"
    told = Numbered(story)
    blocks = [list(_heading(story, told)), *(list(_entry(entry, told)) for entry in told.entries)]
    return "\n\n".join("\n".join(block) for block in blocks)


class Numbered(Told):
    """A story whose entries have numbers to stand for their ids."""

    def __init__(self, story: Story) -> None:
        super().__init__(story)
        self._numbers = {entry.id: f"[{number}]" for number, entry in enumerate(self.entries, start=1)}

    def numbers(self, ids: Iterable[str]) -> str:
        """The entries as they are numbered."""
        return listed([self._numbers.get(name, name) for name in ids])

    def scored(self, denial: str, entry: Entry) -> str:
        """A denial's number, with the score of its link where the log tells it."""
        score = entry.denial_scores.get(denial)
        return self.numbers([denial]) + ("" if score is None else f" ({score:.2f})")

    def denies(self, entry: Entry) -> str:
        """The numbers of the entries that this one denies."""
        return self.numbers(other.id for other in self.entries if entry.id in other.denied_by)


def _heading(story: Story, told: Numbered) -> Iterator[str]:
    dates = " to ".join(dict.fromkeys(date for date in (story.first_date, story.last_date) if date))
    yield from _wrapped(story.title or "Untitled story", "")
    counts = f"{_counted(len(story.articles), 'article')} from {_counted(story.independent_sources, 'source')}"
    yield from _wrapped(", ".join(part for part in (f"Story {story.story_id}", dates, counts) if part), "  ")
    for article in story.articles:
        yield from _wrapped(f"- {_article(article, told)}", "  ")


def _article(article: StoryArticle, told: Numbered) -> str:
    shown, source = told.source(article.id), told.source(article.source_group)
    group = "" if source in (shown, medium(shown)) else f"(text of {source})"
    return " ".join(part for part in ((article.date or "undated")[:10], shown, group, article.title or "") if part)


def _entry(entry: Entry, told: Numbered) -> Iterator[str]:
    denies = told.denies(entry)
    yield from _wrapped(f"{told.numbers([entry.id])} {_what(entry, denies)}", "")
    yield from _wrapped(f"{entry.status.upper()}: {_sources(entry, told)}", "    ")
    if entry.denied_by:
        yield from _wrapped(_denied(entry, told), "    ")
    if entry.confirmed_by_denier:
        yield from _wrapped("whoever denied it has said so since", "    ")
    if len(entry.figures) > 1:
        figures = listed([_figure(figure, entry, told) for figure in entry.figures], between="; ")
        yield from _wrapped(f"figures: {figures}", "    ")
    if len(entry.history) > 1:
        yield from _wrapped(f"so far: {_history(entry)}", "    ")
    yield from _evidence(entry, told)


def _denied(entry: Entry, told: Numbered) -> str:
    """The denials that its status rests on, then those that are too unsure for it, with their scores."""
    sure = [name for name in entry.denied_by if told.counts(name, entry)]
    unsure = [name for name in entry.denied_by if name not in sure]
    parts = (("denied in", sure), ("perhaps denied in", unsure))
    return ", ".join(f"{how} {listed([told.scored(name, entry) for name in names])}" for how, names in parts if names)


def _what(entry: Entry, denies: str) -> str:
    """Type, subtype and the best-told arguments; of a denial what it denies, or its words where that is no entry.

    What other lines tell better is left out.
    """
    first = entry.mentions[0]
    how = [word for word in (first.modality, first.polarity) if word not in ("actual", "positive")]
    kind = f"{entry.type.replace('_', ' ')}, {' '.join([*how, entry.subtype]).replace('planned plan', 'plan')}"
    elsewhere = {"claim": bool(denies), "count": len(entry.figures) > 1}
    roles = [role for role in DETAILS if not elsewhere.get(role)]
    details = [f"{role}: {text}" for role in roles if (text := filled(entry, (role,)))]
    return " | ".join(part for part in (kind, filled(entry, SUBJECTS), denies and f"of {denies}", *details) if part)


def _sources(entry: Entry, told: Numbered) -> str:
    sources = listed([told.source(name) for name in entry.sources])
    voices = listed(told.voices(entry), most=SHOWN)
    said = f", saying so: {voices}" if voices else ""
    best = max((each.score for each in entry.mentions if each.score is not None), default=None)
    score = "" if best is None else f", score {best:.2f}"
    return f"{_counted(entry.independent_sources, 'independent source')} ({sources}){score}{said}"


def _figure(figure: Figure, entry: Entry, told: Numbered) -> str:
    given = dict.fromkeys(
        told.source(mention.source) for mention in entry.mentions if mention.event_id in figure.event_ids
    )
    return f"{figure.text}{_range(figure.normalized)} ({listed([*given], most=SHOWN)})"


def _range(count: Count | None) -> str:
    return "" if count is None or count.min == count.max else f" [{count.min} to {count.max}]"


def _history(entry: Entry) -> str:
    changes = [f"{change.status} ({change.date[:10]})" if change.date else change.status for change in entry.history]
    return listed(changes, between=", then ")


def _evidence(entry: Entry, told: Numbered) -> Iterator[str]:
    """Where it is told, and the sentences, each once."""
    shown: dict[str, dict[str, None]] = {}
    for mention in entry.mentions:
        where = shown.setdefault(" ".join(mention.sentence.split()), {})
        where[_where(told.articles[mention.article_id])] = None
    for sentence, where in list(shown.items())[:SHOWN]:
        places = listed([*where], most=SHOWN, between="; ")
        yield from _wrapped(f"- {places}: {textwrap.shorten(sentence, QUOTED, placeholder=' …')}", "    ")
    if len(shown) > SHOWN:
        yield f"    and {_counted(len(shown) - SHOWN, 'sentence')} more"


def listed(names: Sequence[str], most: int = LISTED, between: str = ", ") -> str:
    """The first names, and how many more there are."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return f"{between.join(names[:most])}{more}"


def _where(article: StoryArticle) -> str:
    return " ".join(part for part in (article.outlet or article.source_id, (article.date or "")[:10]) if part)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _wrapped(text: str, indent: str) -> list[str]:
    """Lines of printable text; what follows the first is set in further."""
    shown = printable(" ".join(text.split()))
    return textwrap.wrap(shown, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ") or [indent]
