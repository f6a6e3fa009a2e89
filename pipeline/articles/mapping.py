"""A mapping of fields as people write it: "text=body,title=headline,published=created.at"."""

from collections.abc import Iterable

from pipeline.articles.fields import KNOWN, TARGETS, Fields, mapped
from pipeline.errors import SettingsError

EXAMPLE = "text=body,title=headline,published=created.at"


def read_mapping(written: Iterable[str]) -> Fields:
    """The fields that pairs of target=path name, the known ones for the others; raises SettingsError."""
    pairs = [_pair(pair.strip()) for one in written for pair in one.split(",") if pair.strip()]
    paths = dict(pairs)
    if len(paths) < len(pairs):
        twice = next(target for target in paths if [name for name, _ in pairs].count(target) > 1)
        raise SettingsError(f"a mapping of {twice!r} twice, but each of {', '.join(TARGETS)} can be mapped once")
    return mapped(paths) if paths else KNOWN


def _pair(written: str) -> tuple[str, str]:
    target, _, path = (part.strip() for part in written.partition("="))
    if not target or not path:
        raise SettingsError(
            f"a mapping has {written!r}, but must be pairs such as {EXAMPLE}; what can be mapped: {', '.join(TARGETS)}"
        )
    return target, path
