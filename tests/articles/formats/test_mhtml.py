"""Pages as browsers save them."""

from pathlib import Path

from tests.articles.formats.reading import BRIDGE, FERRY, articles, read, reasons

PAGE = f"<!DOCTYPE html><html><body><h1>Ferry stays</h1><p>{FERRY}</p><p>{BRIDGE} Caf=C3=A9.</p></body></html>"
PART = "----B\r\nContent-Type: {}\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {}\r\n\r\n{}\r\n"


def saved(*parts: tuple[str, str, str], where: str = "Snapshot-Content-Location: https://post.example/1\r\n") -> bytes:
    head = f"From: <Saved by Blink>\r\n{where}Subject: x\r\nMIME-Version: 1.0\r\n"
    head += 'Content-Type: multipart/related;\r\n\tboundary="--B"\r\n\r\n'
    return (head + "".join(PART.format(*part) for part in parts) + "----B--\r\n").encode()


def test_the_page_is_the_article_with_its_address(tmp_path: Path) -> None:
    style = ("text/css", "cid:css@mhtml", "p { color: red }")
    data = saved(style, ("text/html", "https://post.example/1", PAGE), ("text/html", "cid:frame", "<p>An ad.</p>"))
    for name in ("a.mhtml", "download"):
        (article,) = articles(read(tmp_path, name, data))
        assert article.text == f"{FERRY}\n{BRIDGE} Café."
        assert (article.metadata.title, article.metadata.url) == ("Ferry stays", "https://post.example/1")


def test_the_parts_own_address_does_too(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path, "a.mht", saved(("text/html", "https://post.example/2", PAGE), where="")))
    assert article.metadata.url == "https://post.example/2"


def test_one_without_a_page_is_told(tmp_path: Path) -> None:
    assert reasons(read(tmp_path, "a.mhtml", saved(("image/png", "https://post.example/1.png", "x")))) == [
        "MHTML without a page in it"
    ]
