"""XML made sound before it is parsed."""

import time

import pytest

from pipeline.articles.xml_text import sound_xml


@pytest.mark.parametrize(
    ("given", "sound"),
    [
        (b"  \n<?xml version='1.0'?>\n<a>b</a>", "<a>b</a>"),
        (
            b"<a>salt & pepper &c; AT&T &unknown; x&y</a>",
            "<a>salt &amp; pepper &amp;c; AT&amp;T &amp;unknown; x&amp;y</a>",
        ),
        (b"<a>&lt;b&gt; &amp; &quot;&apos;</a>", "<a>&lt;b&gt; &amp; &quot;&apos;</a>"),
        (b"<a>it&rsquo;s&nbsp;&#8217; &#x2019; &#146; &AMP; &LT;</a>", "<a>it’s\xa0’ ’ ’ &amp; &lt;</a>"),
        (b"<a>rain\x0bfell \x00 here &#11;&#xD800;</a>", "<a>rain fell  here \ufffd</a>"),
        (b"<a><![CDATA[x & y &nbsp;]]> & <![CDATA[& open", "<a><![CDATA[x & y &nbsp;]]> &amp; <![CDATA[& open"),
        ('<?xml version="1.0" encoding="iso-8859-1"?><a>é’</a>'.encode(), "<a>é’</a>"),
        ('<?xml version="1.0" encoding="utf-16"?><a>é’</a>'.encode(), "<a>é’</a>"),
        ('<?xml version="1.0" encoding="utf-16"?><a>é’</a>'.encode("utf-16"), "<a>é’</a>"),
        ('<?xml version="1.0" encoding="utf-8"?><a>Kenya’s café</a>'.encode("cp1252"), "<a>Kenya’s café</a>"),
    ],
)
def test_common_faults_are_mended(given: bytes, sound: str) -> None:
    assert sound_xml(given).decode() == sound


def test_a_long_run_of_spaces_is_read_at_once() -> None:
    start = time.process_time()
    assert sound_xml(b"<a>" + b" " * 100_000 + b"</a>").startswith(b"<a> ")
    assert time.process_time() - start < 1
