"""A story as it is told to readers: its entries in order, who says so, who denies what, names in place of ids."""

from collections.abc import Iterable

from pipeline.model import Argument, Entry, Mention, Name, Story
from pipeline.stories.learned import thresholds
from pipeline.stories.media import medium
from pipeline.stories.overlap import inside
from pipeline.stories.words import WORD, fold, word_set

UNNAMED = word_set(  # words that name nobody to who reads them here
    """
    the a an al el i he she it they we us his her him its their them our this that these those you there who which
    """
)
SUBJECTS = ("actor", "party", "speaker")


class Told:
    """A story's entries in the order in which they are shown, and what stands for ids."""

    def __init__(self, story: Story) -> None:
        self.entries = _ordered(story.entries)
        self.articles = {article.id: article for article in story.articles}
        self._known = {entry.id: entry for entry in self.entries}
        self._denied_from = thresholds().denied if story.denied_from is None else story.denied_from

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
