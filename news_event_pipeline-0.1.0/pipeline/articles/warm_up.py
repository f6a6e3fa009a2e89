"""Loads what reading and cleaning would load at their first use, so that no article waits for it."""

import io

from pipeline.articles.clean import clean
from pipeline.articles.read import Input, read_stream
from pipeline.model import Article

_PAGE = (
    "<html><head><title>Das Wetter am Fluss</title></head><body><article><h1>Das Wetter am Fluss</h1>"
    "<p class='date'>3. Heumond 2019 abends</p><p class='date'>3. Heumond 45 67</p><p>{}</p></article></body></html>"
).format("Am Fluss hat es gestern lange geregnet, und das Wasser stand hoch. " * 8)
"""No English, and dates that only the search through the words of all languages could read."""


def warm_up() -> None:
    """Read and clean a small page that needs the words for dates and the language model; about two seconds, once."""
    for found in read_stream(Input(io.BytesIO(_PAGE.encode()), "warm-up", "warm-up.html")):
        if isinstance(found, Article):
            clean(found)
