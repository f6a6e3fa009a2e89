"""Mail: newsletters and forwarded articles."""

import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.articles.clean import clean
from pipeline.model import Article
from tests.articles.formats.reading import BRIDGE, FERRY, articles, places, read, reasons

PAGE = f"<html><body><article><h1>Ferry stays</h1><p>{FERRY}</p><p>{BRIDGE}</p></article></body></html>"


def mail(text: str | None = FERRY, page: str | None = None, attached: bytes | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = "Arnhem Post <news@post.example>"
    message["To"] = "you@reader.example"
    message["Subject"] = "Ferry’s night sailings stay"
    message["Date"] = "Mon, 3 May 2021 10:00:00 +0200"
    message["Message-ID"] = "<7@post.example>"
    if text is not None:
        message.set_content(text, cte="quoted-printable")
    if page is not None:
        if text is None:
            message.set_content(page, subtype="html", charset="iso-8859-15", cte="base64")
        else:
            message.add_alternative(page, subtype="html")
    if attached is not None:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="Größe.pdf")
    return message.as_bytes()


def test_text_and_facts_are_those_of_the_message(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path, "a.eml", mail()))
    assert article.text.strip() == FERRY
    assert (article.metadata.title, article.metadata.outlet) == ("Ferry’s night sailings stay", "Arnhem Post")
    assert article.source_id == "<7@post.example>"
    published = clean(article).facts.published
    assert published is not None
    assert published.value == "2021-05-03T10:00:00+02:00"


def test_plain_text_comes_before_html_which_is_read_as_a_page(tmp_path: Path) -> None:
    (both,) = articles(read(tmp_path, "a.eml", mail(FERRY, PAGE)))
    (page,) = articles(read(tmp_path, "b.eml", mail(None, PAGE)))
    assert (both.text.strip(), page.text) == (FERRY, f"{FERRY}\n{BRIDGE}")
    assert page.metadata.title == "Ferry’s night sailings stay"


def test_a_newsletter_without_an_article_that_stands_out_is_read_as_it_stands(tmp_path: Path) -> None:
    (article,) = articles(
        read(tmp_path, "a.eml", mail(None, "<table><tr><td>Ferry</td></tr><tr><td>stays</td></tr></table>"))
    )
    assert article.text.split() == ["Ferry", "stays"]


def test_what_is_attached_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, "a.eml", mail(attached=b"%PDF-1.4"))
    assert places(found) == ["a.eml", "a.eml!Größe.pdf"]
    assert reasons(found) == ["attached to a mail, not read: save it as a file"]


def test_a_message_is_told_by_the_fields_that_programs_write(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path, "download.txt", mail()))
    assert article.content_type == "message/rfc822"


def test_an_article_with_such_lines_above_it_is_a_text(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path, "a.txt", f"From: Arnhem Post\nDate: 3 May 2021\nSubject: Ferry\n\n{FERRY}\n"))
    assert article.content_type == "text/plain"


def test_messages_without_a_text_are_told(tmp_path: Path) -> None:
    assert reasons(read(tmp_path, "a.eml", mail(" \n"))) == ["a mail without a text"]
    assert reasons(read(tmp_path, "a.eml", b"From: a\nMIME-Version: 1.0\nContent-Type: image/png\n\nx")) == [
        "a mail without a text"
    ]


@pytest.mark.parametrize(
    ("rest", "named"),
    [
        (b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 300_000, "parts"),
        (b"X-A: b\n" * 900_000, "lines"),
        (b"Content-Type: text/plain; " + b'a=";' * 300_000, "a field"),
        (b"Content-Disposition: attachment;\n" + b' a=";\n' * 100_000, "a field"),
    ],
)
def test_messages_that_would_take_long_are_told_at_once(tmp_path: Path, rest: bytes, named: str) -> None:
    start = time.process_time()
    (reason,) = reasons(read(tmp_path, "a.eml", b"From: a\nMIME-Version: 1.0\n" + rest))
    assert named in reason
    assert time.process_time() - start < 2


def test_hostile_messages_are_accounted_for(tmp_path: Path) -> None:
    start = b"From: a\nMIME-Version: 1.0\n"
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    subjects = b"Subject: " + b"=?utf-8?q?=E2=80=99?= " * 20_000 + b"\n\n" + FERRY.encode()
    strange = b"Content-Type: text/plain; charset=no-such-thing\nContent-Transfer-Encoding: base64\n\n%%%"
    for data in (start + nested, start + subjects, start + strange, start + b"Subject: =?x?b?!?=\n\n" + FERRY.encode()):
        found = read(tmp_path, "a.eml", data)
        assert found
        assert all(len(item.metadata.title or "") <= 1000 for item in found if isinstance(item, Article))
