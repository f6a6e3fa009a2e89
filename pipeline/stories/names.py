"""Who is who: names of persons, organisations and states, compared within one story."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import Name
from pipeline.stories.words import WORD, fold, word_set

TITLES = word_set(
    """
    adm admiral ambassador brig capt captain chairman chancellor chief col colonel commander defence defense
    deputy director dr first foreign gen general gov governor interior king lady lt maj major marshal minister
    mr mrs ms national president premier prime prince princess queen rep representative secretary security sen
    senator sgt spokesman spokesperson spokeswoman vice adviser advisor
    """
)
LEADERS = TITLES - {"defence", "defense", "foreign", "interior", "national", "security", "first", "deputy", "vice"}
NO_NAMES = word_set(
    """
    the a an al el i he she it they we his her its their our this that these those you there
    """
)
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
ELSEWHERE = word_set("in near close familiar with on inside among around within")  # after these stands somebody else
LONG_ENOUGH = 5  # letters from which a shared beginning or one wrong letter makes two words one


@dataclass(frozen=True)
class Who:
    """Someone as a text names them: words of the name (none where only described), and whom they speak for."""

    text: str
    name: frozenset[str] = frozenset()
    state: str | None = None  # ISO 3166
    beside: frozenset[str] = frozenset()  # names beside it: "Kremlin" in "Kremlin spokesman Dmitry Peskov"

    @property
    def known(self) -> bool:
        """Whether it is a name, and not "he" or "the company"."""
        return bool(self.name or self.state)


def who(text: str, normalized: object = None) -> Who:
    """Someone from the words of a text and, where there is one, the canonical name."""
    words = [word for word in _head(text) if _is_name(word) and fold(word) not in NO_NAMES]
    owners = _owners(text)
    if isinstance(normalized, Name) and (words or not text[:1].islower()):
        name = _parts(_head(normalized.name)) - owners
        beside = _parts(words) - name - TITLES if has_title(text) else frozenset()
        return Who(text, name, normalized.iso3166, beside | owners)
    name, beside = _split(words, text)
    return Who(text, name - owners, None, beside | owners)


def same(one: Who, other: Who) -> bool | None:
    """Whether both are the same; None where a description leaves it open."""
    if not one.known or not other.known:
        return None
    if one.state and other.state:
        return one.state == other.state
    return alike(one.name, other.name)


def alike(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether every word of the shorter name has its like in the longer one."""
    short, long = sorted((sorted(one), sorted(other)), key=len)
    return bool(short) and all(any(_alike(word, known) for known in long) for word in short)


def any_same(some: Iterable[Who], others: Iterable[Who]) -> bool | None:
    """True where any pair is the same, False where all that are known differ, None where none can be told."""
    others = tuple(others)
    answers = {same(one, other) for one in some for other in others}
    if True in answers:
        return True
    return False if False in answers else None


def _alike(one: str, other: str) -> bool:
    """Equal, one the other's beginning (Russia, Russian), or one letter wrong in a long word."""
    if one == other:
        return True
    if min(len(one), len(other)) < LONG_ENOUGH:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return long.startswith(short[:-1]) and len(long) - len(short) <= 2


def _is_name(word: str) -> bool:
    """A capital, be it behind an article: al-Abadi."""
    article, hyphen, rest = word.partition("-")
    return word[0].isupper() or (bool(hyphen) and len(article) == 2 and rest[:1].isupper())


def _head(text: str) -> list[str]:
    """The words before "close to", "in" and the like: "a person close to the ministry" is not the ministry."""
    words = WORD.findall(text)
    return words[: next((index for index, word in enumerate(words) if word in ELSEWHERE), len(words))]


def has_title(text: str) -> bool:
    """Whether the text names an office or a title."""
    return any(fold(word) in LEADERS for word in WORD.findall(text))


def _owners(text: str) -> frozenset[str]:
    """Names that the text has in the genitive before another word: "Abadi" in "Abadi's office"."""
    words = WORD.findall(text)[:-1]
    return _parts([word for word in words if _is_name(word) and word.endswith(("'s", "’s"))])


def _parts(words: Iterable[str]) -> frozenset[str]:
    """The words folded, double names in their parts, articles of names left out: al-Abadi, Abadi."""
    parts = (fold(part) for word in words for part in word.split("-"))
    return frozenset(part for part in parts if part and part not in NO_NAMES | DAYS)


def _split(capitals: list[str], text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Name and names beside it: what stands after the last title or office is the name."""
    if not has_title(text):
        return _parts(capitals), frozenset()
    order = WORD.findall(text)
    last = max(index for index, word in enumerate(order) if fold(word) in LEADERS)
    kept = set(capitals)
    after = _parts(word for word in order[last + 1 :] if word in kept) - TITLES
    before = _parts(word for word in order[:last] if word in kept) - TITLES
    return (after, before) if after else (before, frozenset())
