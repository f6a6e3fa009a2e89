"""Scripts of a page, without the dates in them that are no days of publication: expiries, offers, other pages."""

import re
from itertools import islice

from lxml.html import HtmlElement

_NAME = r"(?:date_?published|published_?(?:at|date|time)|publi(?:sh|cation)_?date|first_?published(?:_?at)?|pub_?date)"
_PUBLISHED = re.compile(rf'"{_NAME}"\s{{0,5}}:\s{{0,5}}"(?:19|20)\d\d-[01]\d-[0-3]\d[^"\\<>]{{0,30}}"', re.IGNORECASE)
_MOST = 20


def keep_published(tree: HtmlElement) -> None:
    """Leave of each script that is no JSON-LD the days of publication alone, so that no search finds another date."""
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", ""):
            found = islice(_PUBLISHED.finditer(script.text or ""), _MOST)
            script.text = ",".join(match[0] for match in found)
