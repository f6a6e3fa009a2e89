"""What an article tells that its arguments alone do not."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Context:
    """The facts that values are resolved against; made once per article."""

    date: datetime.date | None = None
    """The article's day of publication."""
    persons: Mapping[str, str] = field(default_factory=dict)
    """Mention of a person -> fullest form, as persons.fullest_names gives it."""
    organisations: tuple[str, ...] = ()
    """Names of organisations as the article writes them."""
    future: bool = False
    """Whether the event lies ahead: "on Monday" is then the coming one."""
