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


PLAIN = b"Content-Type: text/plain\n\n"
HTML = b"Content-Type: text/html\n\n"
HELD = b"Content-Type: message/rfc822\n"
STORY = (
    b"From: Nijmegen Post <n@post.example>\nSubject: Bridge stays shut\nDate: Tue, 4 May 2021 10:00:00 +0200\n"
    b"Message-ID: <8@post.example>\n\n" + BRIDGE.encode()
)


def parted(kind: str, *parts: bytes) -> bytes:
    """A mail of these parts, each with its fields."""
    start = (
        f"From: Arnhem Post <a@post.example>\nSubject: Ferry stays\nMIME-Version: 1.0\nContent-Type: {kind}; boundary=b"
    )
    return start.encode() + b"\n\n" + b"".join(b"--b\n" + part + b"\n" for part in parts) + b"--b--\n"


@pytest.mark.parametrize("stub", ["", " \n", "View this email in your browser: http://post.example/" + "0f" * 300])
def test_of_alternatives_a_stub_gives_way_to_the_page(tmp_path: Path, stub: str) -> None:
    (article,) = articles(found := read(tmp_path, "a.eml", mail(stub, PAGE)))
    assert (article.text, len(found)) == (f"{FERRY}\n{BRIDGE}", 1)


def test_of_alternatives_the_page_may_stand_first_or_with_its_pictures(tmp_path: Path) -> None:
    first = parted("multipart/alternative", HTML + PAGE.encode(), PLAIN + f"{FERRY} {BRIDGE}".encode())
    picture = b"Content-Type: image/png; name=logo.png\nContent-ID: <1>\n\nx"
    page = b"Content-Type: multipart/related; boundary=c\n\n--c\n" + HTML + PAGE.encode() + b"\n--c\n" + picture
    related = parted("multipart/alternative", PLAIN + b"See the page.", page + b"\n--c--")
    assert [item.text for item in articles(read(tmp_path, "a.eml", first))] == [f"{FERRY} {BRIDGE}"]
    (article,) = articles(found := read(tmp_path, "b.eml", related))
    assert (article.text, len(found)) == (f"{FERRY}\n{BRIDGE}", 1)


def test_texts_one_below_the_other_are_one_text(tmp_path: Path) -> None:
    inline = b"Content-Disposition: inline\n" + PLAIN + BRIDGE.encode()
    page = HTML + b"<p>" + BRIDGE.encode() + b"</p>"
    for second in (inline, page):
        (article,) = articles(read(tmp_path, "a.eml", parted("multipart/mixed", PLAIN + FERRY.encode(), second)))
        assert article.text == f"{FERRY}\n\n{BRIDGE}"


def test_messages_of_a_digest_are_articles_with_facts_of_their_own(tmp_path: Path) -> None:
    untold = b"\n" + STORY.replace(b"Message-ID: <8@post.example>\n", b"").replace(b"Bridge", b"Old bridge", 1)
    found = read(tmp_path, "a.eml", parted("multipart/digest", HELD + b"\n" + STORY, untold))
    assert places(found) == ["a.eml#1", "a.eml#2"]
    first, second = articles(found)
    assert (first.text, first.source_id, second.source_id) == (BRIDGE, "<8@post.example>", "a.eml#2")
    assert (first.metadata.title, second.metadata.title) == ("Bridge stays shut", "Old bridge stays shut")
    assert (first.metadata.outlet, first.metadata.published) == ("Nijmegen Post", "Tue, 4 May 2021 10:00:00 +0200")


@pytest.mark.parametrize(("note", "expected"), [("See below.", ["a.eml#1"]), (FERRY, ["a.eml", "a.eml#1"])])
def test_a_note_on_a_forwarded_message_is_no_article(tmp_path: Path, note: str, expected: list[str]) -> None:
    found = read(tmp_path, "a.eml", parted("multipart/mixed", PLAIN + note.encode(), HELD + b"\n" + STORY))
    assert places(found) == expected
    assert articles(found)[-1].text == BRIDGE


def test_an_attached_message_is_read_unless_it_is_encoded(tmp_path: Path) -> None:
    attached = HELD + b'Content-Disposition: attachment; filename="story.eml"\n'
    encoded = attached + b"Content-Transfer-Encoding: base64\n\nRnJvbTogYQoKYgo="
    found = read(
        tmp_path, "a.eml", parted("multipart/mixed", PLAIN + b"Hi", attached + b"\n" + STORY, attached + b"\nHi")
    )
    assert places(found) == ["a.eml!story.eml", "a.eml!story.eml"]
    assert [item.text for item in articles(found)] == [BRIDGE, "Hi"]
    found = read(tmp_path, "b.eml", parted("multipart/mixed", PLAIN + b"Hi", encoded))
    assert (places(found), len(reasons(found))) == (["b.eml", "b.eml!story.eml"], 1)


def test_a_file_that_has_only_a_name_is_told(tmp_path: Path) -> None:
    file = b"Content-Type: application/pdf; name=report.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQK"
    found = read(tmp_path, "a.eml", parted("multipart/mixed", PLAIN + FERRY.encode(), file))
    assert places(found) == ["a.eml", "a.eml!report.pdf"]
    assert reasons(found) == ["attached to a mail, not read: save it as a file"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_fields_in_bytes_of_no_told_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    file = 'Content-Type: application/pdf; name="Größe.pdf"\n\nx'.encode(encoding)
    data = parted("multipart/mixed", PLAIN + FERRY.encode(), file)
    fields = "From: José “J” <j@post.example>\nSubject: Café stays".encode(encoding)
    data = data.replace(b"From: Arnhem Post <a@post.example>\nSubject: Ferry stays", fields)
    (article,) = articles(found := read(tmp_path, "a.eml", data))
    assert (article.metadata.title, article.metadata.outlet) == ("Café stays", "José “J”")
    assert places(found) == ["a.eml", "a.eml!Größe.pdf"]


def test_parts_and_messages_too_deep_in_one_another_are_told_at_once(tmp_path: Path) -> None:
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(900))
    start = time.process_time()
    for deep in (parts + b"\n" + b"x\n" * 400_000, b"Content-Type: message/rfc822\n\n" * 200_000):
        assert reasons(read(tmp_path, "a.eml", b"From: a\nMIME-Version: 1.0\n" + deep)) == [
            "a mail with parts more than 20 deep in one another"
        ]
    assert time.process_time() - start < 2
    forwarded = STORY
    for _ in range(9):
        forwarded = HELD + b"MIME-Version: 1.0\nFrom: a\n\n" + forwarded
    assert [item.text for item in articles(read(tmp_path, "b.eml", b"MIME-Version: 1.0\n" + forwarded))] == [BRIDGE]


def test_very_many_pages_of_one_mail_are_read_in_little_time(tmp_path: Path) -> None:
    page = HTML + b"<article>" + b"<p>" + BRIDGE.encode() + b"</p>" * 300 + b"</article>"
    start = time.process_time()
    (article,) = articles(read(tmp_path, "a.eml", parted("multipart/mixed", *[page] * 200)))
    assert time.process_time() - start < 2
    assert article.text.count(BRIDGE) == 200
