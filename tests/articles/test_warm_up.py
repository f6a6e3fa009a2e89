"""What is loaded before the first article."""

import subprocess
import sys

_PROBE = """
import io, sys
from pipeline.articles.clean import clean
from pipeline.articles.formats.format import Input
from pipeline.articles.read import read_stream
from pipeline.articles.warm_up import warm_up

warm_up()
loaded = set(sys.modules)
page = "<html><body><article><p class='date'>12 mai soir 2020 x</p><p>" + "Il pleut sur la ville. " * 30
for article in read_stream(Input(io.BytesIO(page.encode()), "a", "a.html")):
    clean(article)
print(sum("dateparser" in name for name in loaded), sorted(set(sys.modules) - loaded))
"""


def test_a_page_without_a_plain_date_loads_nothing_after_warming_up() -> None:
    told = subprocess.run([sys.executable, "-c", _PROBE], capture_output=True, text=True, check=True).stdout.split(
        " ", 1
    )
    assert int(told[0]) > 200
    assert told[1].strip() == "[]"
