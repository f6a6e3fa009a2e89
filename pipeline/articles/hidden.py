"""A page without the text that browsers never show: templates, and what has the attribute hidden."""

from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

_MAX_HEADED = 20
_MOST = 0.5
"""Of the paragraphs' text, the share from which it is an article that a script is to show."""


def blank_hidden(tree: HtmlElement) -> None:
    """Empty what is hidden of its text; its attributes, metas and scripts stay, which may tell facts.

    What holds a headline, an article or more than half of the paragraphs is left as it is: scripts show it later.
    """
    hidden, within = _never_shown(tree), None
    for event, node in etree.iterwalk(tree, events=("start", "end")) if hidden else ():
        if event == "start":
            within = node if within is None and node in hidden else within
            if within is not None and node.tag != "script":
                node.text = None
        elif node is within:
            within = None
        elif within is not None:
            node.tail = None


def _never_shown(tree: HtmlElement) -> set[HtmlElement]:
    """The hidden elements, but for those that scripts show later."""
    marked = islice(tree.iter("h1", "article", "main", "body"), _MAX_HEADED)
    headed = {around for node in marked for around in (node, *node.iterancestors())}
    lengths: dict[HtmlElement, int] = {}
    length = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            if _is_hidden(node):
                lengths[node] = -length
            length += len(node.text or "") if node.tag == "p" else 0
        elif node in lengths:
            lengths[node] += length
    return {node for node, inner in lengths.items() if inner <= _MOST * length} - headed


def _is_hidden(node: HtmlElement) -> bool:
    """Whether browsers show none of it; a shadow root they do, and "until-found" hides what readers open."""
    if node.tag == "template":
        return not any(name.startswith("shadowroot") for name in node.attrib)
    return str(node.get("hidden", "until-found")).lower() != "until-found"
