"""The part of a very large page that holds its article: where most of the text of its paragraphs stands."""

from collections import Counter
from copy import deepcopy
from itertools import islice

from lxml.html import HtmlElement, html_parser

_LEAST = 250
"""Characters of paragraphs that an article has."""


def main_part(tree: HtmlElement, most: int) -> HtmlElement:
    """A page of its own with the head of a page and the widest part around its article of at most so many elements.

    Where the article itself is larger it is the whole part; a page without paragraphs is given back as it is.
    """
    held: Counter[HtmlElement] = Counter()
    for paragraph in tree.iter("p"):
        held[paragraph.getparent()] += len(" ".join(paragraph.text_content().split()))
    part, size = next(iter(held.most_common(1)), (None, 0))
    if part is None or size < _LEAST:
        return tree
    while (parent := part.getparent()) is not None and not has_more(parent, most):
        part = parent
    return _page(tree, part)


def has_more(element: HtmlElement, most: int) -> bool:
    """Whether an element has more than so many elements below it."""
    return next(islice(element.iterdescendants(), most, None), None) is not None


def _page(tree: HtmlElement, part: HtmlElement) -> HtmlElement:
    page, body = html_parser.makeelement("html", dict(tree.attrib)), html_parser.makeelement("body")
    page.extend([*(deepcopy(head) for head in tree.findall("head")), body])
    if part.tag == "body":
        page.replace(body, deepcopy(part))
    else:
        body.append(deepcopy(part))
    return page
