"""A story as a timeline that a journalist can read in a terminal: what, how sure, who says so, who denies it, when."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Argument, Count, Entry, Figure, Mention, Name, Story, StoryArticle
from pipeline.stories.learned import thresholds
from pipeline.stories.media import medium
from pipeline.stories.overlap import inside
from pipeline.stories.words import WORD, fold, word_set
from pipeline.terminal import printable

WIDTH = 110
QUOTED = 240  # characters of a sentence that are shown
SHOWN = 4  # sentences of an entry that are shown
LISTED = 12  # names in one line
UNNAMED = word_set(  # words that name nobody to who reads them here
    """
    the a an al el i he she it they we us his her him its their them our this that these those you there who which
    """
)
SUBJECTS = ("actor", "party", "speaker")
DETAILS = ("count", "personnel", "subject", "claim", "location", "value", "time")


def timeline(story: Story) -> str:
    """Plain text, lines of at most WIDTH characters; whatever the articles hold, no control characters."""
    if story.merged_into:
        return f"Story {story.story_id} goes on in {story.merged_into}"
    told = Told(story)
    blocks = [list(_heading(story, told)), *(list(_entry(entry, told)) for entry in told.entries)]
    return "\n\n".join("\n".join(block) for block in blocks)


class Told:
    """A story's entries in the order in which they are shown, and what stands for ids."""

    def __init__(self, story: Story) -> None:
        self.entries = _ordered(story.entries)
        self.articles = {article.id: article for article in story.articles}
        self._known = {entry.id: entry for entry in self.entries}
        self._denied_from = thresholds().denied if story.denied_from is None else story.denied_from
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

    def counts(self, denial: str, entry: Entry) -> bool:
        """Whether the entry's status rests on the denial; in logs that tell no scores it does so always."""
        return entry.denial_scores.get(denial, 1.0) >= self._denied_from

    def speakers(self, ids: Iterable[str]) -> set[str]:
        """Everyone who speaks in the denials of these entries."""
        denials = (self._known[name] for name in ids if name in self._known)
        fillers = (each for entry in denials for one in entry.mentions for each in one.arguments.get("speaker", ()))
        return {name for filler in fillers for name in (filler.text, named(filler))}

    def voices(self, entry: Entry) -> list[str]:
        """Who says so, an outlet once under whatever names and a person once whose surname stands alone elsewhere.

        Not who denies it or tells of the denial, and only retells what is denied.
        """
        deniers = {fold(name) for name in self.speakers(entry.denied_by)}
        denials = self._denials(entry)
        voices: dict[str, str] = {}
        for mention in entry.mentions:
            said_by = voice(mention)
            tells_of_denial = any(voice(denial) == said_by and _is_in_claim(mention, denial) for denial in denials)
            if not names_nobody(said_by) and fold(said_by) not in deniers and not tells_of_denial:
                voices.setdefault(medium(said_by) or fold(said_by), said_by)
        return [name for known, name in voices.items() if not any(other.endswith(f" {known}") for other in voices)]

    def in_own_voice(self, entry: Entry) -> bool:
        """Whether an article says so itself: not as somebody's word, and not only as what somebody denies."""
        denials = self._denials(entry)
        return any(
            not mention.attribution and not any(_is_in_claim(mention, denial) for denial in denials)
            for mention in entry.mentions
        )

    def _denials(self, entry: Entry) -> list[Mention]:
        return [one for name in entry.denied_by if name in self._known for one in self._known[name].mentions]

    def source(self, name: str) -> str:
        """A source's name; of an article that is its own source, that of the outlet or the file."""
        article = self.articles.get(name)
        return (article.outlet or article.source_id) if article else name


def _ordered(entries: Iterable[Entry]) -> list[Entry]:
    """What is denied first, then what most articles tell; a denial right behind what it denies."""
    ranked = sorted(entries, key=lambda entry: (not entry.denied_by, -_spread(entry), -len(entry.mentions)))
    known = {entry.id: entry for entry in ranked}
    linked = {name for entry in ranked for name in entry.denied_by}
    order: dict[str, None] = {}
    for entry in ranked:
        if entry.id not in linked or entry.denied_by:
            order.update(dict.fromkeys((entry.id, *entry.denied_by)))
    return [known[name] for name in order]


def _spread(entry: Entry) -> int:
    """In how many articles it is told."""
    return len({mention.article_id for mention in entry.mentions})


def _heading(story: Story, told: Told) -> Iterator[str]:
    dates = " to ".join(dict.fromkeys(date for date in (story.first_date, story.last_date) if date))
    yield from _wrapped(story.title or "Untitled story", "")
    counts = f"{_counted(len(story.articles), 'article')} from {_counted(story.independent_sources, 'source')}"
    yield from _wrapped(", ".join(part for part in (f"Story {story.story_id}", dates, counts) if part), "  ")
    for article in story.articles:
        yield from _wrapped(f"- {_article(article, told)}", "  ")


def _article(article: StoryArticle, told: Told) -> str:
    shown, source = told.source(article.id), told.source(article.source_group)
    group = "" if source in (shown, medium(shown)) else f"(text of {source})"
    return " ".join(part for part in ((article.date or "undated")[:10], shown, group, article.title or "") if part)


def _entry(entry: Entry, told: Told) -> Iterator[str]:
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


def _denied(entry: Entry, told: Told) -> str:
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


def filled(entry: Entry, roles: Iterable[str]) -> str:
    """The fillers of the first of the roles that has any, by their names; none that names nobody."""
    fillers = next((entry.arguments[role] for role in roles if entry.arguments.get(role)), ())
    return " and ".join(dict.fromkeys(name for filler in fillers if not names_nobody(name := named(filler))))


def names_nobody(text: str) -> bool:
    """Whether it says no more than "they" or "the"."""
    return all(fold(word) in UNNAMED for word in WORD.findall(text))


def named(filler: Argument) -> str:
    """The filler's canonical name, or its words."""
    return filler.normalized.name if isinstance(filler.normalized, Name) else " ".join(filler.text.split())


def _sources(entry: Entry, told: Told) -> str:
    sources = listed([told.source(name) for name in entry.sources])
    voices = listed(told.voices(entry), most=SHOWN)
    said = f", saying so: {voices}" if voices else ""
    best = max((each.score for each in entry.mentions if each.score is not None), default=None)
    score = "" if best is None else f", score {best:.2f}"
    return f"{_counted(entry.independent_sources, 'independent source')} ({sources}){score}{said}"


def voice(mention: Mention) -> str:
    """Who says so, as the text names the innermost source; those around it report that it does."""
    link = next((link for link in mention.attribution if link.source), None)
    if link is None or link.source is None:
        return ""
    return link.name.name if link.name else link.source.text


def _is_in_claim(mention: Mention, denial: Mention) -> bool:
    """Whether it stands within the words of what the denial says is not so."""
    claim = denial.arguments.get("claim", ())
    is_near = (mention.article_id, mention.field) == (denial.article_id, denial.field)
    return is_near and inside(mention.trigger, claim)


def _figure(figure: Figure, entry: Entry, told: Told) -> str:
    given = dict.fromkeys(
        told.source(mention.source) for mention in entry.mentions if mention.event_id in figure.event_ids
    )
    return f"{figure.text}{_range(figure.normalized)} ({listed([*given], most=SHOWN)})"


def _range(count: Count | None) -> str:
    return "" if count is None or count.min == count.max else f" [{count.min} to {count.max}]"


def _history(entry: Entry) -> str:
    changes = [f"{change.status} ({change.date[:10]})" if change.date else change.status for change in entry.history]
    return listed(changes, between=", then ")


def _evidence(entry: Entry, told: Told) -> Iterator[str]:
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
