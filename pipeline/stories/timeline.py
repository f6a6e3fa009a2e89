"""A story as a timeline that a journalist can read in a terminal: what, how sure, who says so, who denies it, when."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from pipeline.model import Argument, Count, Entry, Figure, Mention, Name, Story, StoryArticle
from pipeline.terminal import printable

WIDTH = 110
QUOTED = 240  # characters of a sentence that are shown
SHOWN = 4  # sentences of an entry that are shown
SUBJECTS = ("actor", "party", "speaker")
DETAILS = ("personnel", "subject", "claim", "location", "value", "time")


def timeline(story: Story) -> str:
    """Plain text, lines of at most WIDTH characters; whatever the articles hold, no control characters."""
    if story.merged_into:
        return f"Story {story.story_id} goes on in {story.merged_into}"
    names = {entry.id: f"[{number}]" for number, entry in enumerate(story.entries, start=1)}
    articles = {article.id: article for article in story.articles}
    blocks = [list(_heading(story)), *(list(_entry(entry, names, articles)) for entry in story.entries)]
    return "\n\n".join("\n".join(block) for block in blocks)


def _heading(story: Story) -> Iterator[str]:
    dates = " to ".join(dict.fromkeys(date for date in (story.first_date, story.last_date) if date))
    yield from _wrapped(story.title or "Untitled story", "")
    counts = f"{_counted(len(story.articles), 'article')} from {_counted(story.independent_sources, 'source')}"
    yield from _wrapped(", ".join(part for part in (f"Story {story.story_id}", dates, counts) if part), "  ")
    for article in story.articles:
        yield from _wrapped(f"- {_article(article)}", "  ")


def _article(article: StoryArticle) -> str:
    shown = article.outlet or article.source_id
    group = "" if article.source_group in (article.id, shown) else f"(text of {article.source_group})"
    return " ".join(part for part in ((article.date or "undated")[:10], shown, group, article.title or "") if part)


def _entry(entry: Entry, names: Mapping[str, str], articles: Mapping[str, StoryArticle]) -> Iterator[str]:
    yield from _wrapped(f"{names[entry.id]} {_what(entry)}", "")
    yield from _wrapped(f"{entry.status.upper()}: {_sources(entry)}", "    ")
    if entry.denied_by:
        yield from _wrapped(f"denied in {', '.join(names.get(by, by) for by in entry.denied_by)}", "    ")
    if entry.confirmed_by_denier:
        yield from _wrapped("whoever denied it has said so since", "    ")
    if len(entry.figures) > 1:
        yield from _wrapped(f"figures: {'; '.join(_figure(figure, entry) for figure in entry.figures)}", "    ")
    if len(entry.history) > 1:
        yield from _wrapped(f"so far: {_history(entry)}", "    ")
    yield from _evidence(entry, articles)


def _what(entry: Entry) -> str:
    """Type, subtype and the best-told arguments."""
    first = entry.mentions[0]
    how = [word for word in (first.modality, first.polarity) if word not in ("actual", "positive")]
    who = _filled(entry, SUBJECTS)
    details = [f"{role}: {text}" for role in DETAILS if (text := _filled(entry, (role,)))]
    kind = f"{entry.type.replace('_', ' ')}, {' '.join([*how, entry.subtype])}"
    return " | ".join([kind, *([who] if who else []), *details])


def _filled(entry: Entry, roles: Iterable[str]) -> str:
    fillers = next((entry.arguments[role] for role in roles if entry.arguments.get(role)), ())
    return " and ".join(dict.fromkeys(_named(filler) for filler in fillers))


def _named(filler: Argument) -> str:
    return filler.normalized.name if isinstance(filler.normalized, Name) else " ".join(filler.text.split())


def _sources(entry: Entry) -> str:
    voices = dict.fromkeys(voice for mention in entry.mentions if (voice := _voice(mention)))
    said = f", saying so: {', '.join(list(voices)[:SHOWN])}" if voices else ""
    return f"{_counted(entry.independent_sources, 'independent source')} ({', '.join(entry.sources)}){said}"


def _voice(mention: Mention) -> str:
    """Who says so, as the text names the outermost source."""
    named = [link for link in mention.attribution if link.source]
    if not named or named[-1].source is None:
        return ""
    return named[-1].name.name if named[-1].name else named[-1].source.text


def _figure(figure: Figure, entry: Entry) -> str:
    given = dict.fromkeys(mention.source for mention in entry.mentions if mention.event_id in figure.event_ids)
    return f"{figure.text}{_range(figure.normalized)} ({', '.join(given)})"


def _range(count: Count | None) -> str:
    return "" if count is None or count.min == count.max else f" [{count.min} to {count.max}]"


def _history(entry: Entry) -> str:
    return ", then ".join(
        f"{change.status} ({change.date[:10]})" if change.date else change.status for change in entry.history
    )


def _evidence(entry: Entry, articles: Mapping[str, StoryArticle]) -> Iterator[str]:
    """The sentences, each once, with where they stand."""
    shown: dict[str, list[Mention]] = {}
    for mention in entry.mentions:
        shown.setdefault(" ".join(mention.sentence.split()), []).append(mention)
    for sentence, mentions in list(shown.items())[:SHOWN]:
        where = dict.fromkeys(_where(articles[mention.article_id]) for mention in mentions)
        yield from _wrapped(f"“{textwrap.shorten(sentence, QUOTED, placeholder=' …')}” {'; '.join(where)}", "    ")
    if len(shown) > SHOWN:
        yield f"    and {_counted(len(shown) - SHOWN, 'sentence')} more"


def _where(article: StoryArticle) -> str:
    return ", ".join(part for part in (article.outlet or article.source_id, (article.date or "")[:10]) if part)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _wrapped(text: str, indent: str) -> list[str]:
    """Lines of printable text; what follows the first is set in further."""
    shown = printable(" ".join(text.split()))
    return textwrap.wrap(shown, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ") or [indent]
