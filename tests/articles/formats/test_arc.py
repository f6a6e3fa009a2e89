"""ARC archives."""

from pathlib import Path

from tests.articles.formats.reading import articles, places, read, reasons

PAGE = (Path(__file__).parents[1] / "fixtures" / "pages" / "blog_theme.html").read_bytes()


def record(url: str, body: bytes, status: str = "200 OK") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + body
    return f"{url} 192.0.2.1 20210503100000 text/html {len(answer)}\n".encode() + answer + b"\n"


def archive(*records: bytes, told: int = 76) -> bytes:
    names = b"1 0 Arnhem Library\nURL IP-address Archive-date Content-type Archive-length\n\n"
    return f"filedesc://day.arc 0.0.0.0 20210503100000 text/plain {told}\n".encode() + names + b"".join(records)


def test_pages_are_articles_with_address_and_time_of_fetching(tmp_path: Path) -> None:
    data = archive(record("https://news.example/1", PAGE), record("https://news.example/2", b"gone", "404 Not Found"))
    found = read(tmp_path, "day.arc", data)
    (article,) = articles(found)
    assert (article.metadata.url, article.fetched) == ("https://news.example/1", "2021-05-03T10:00:00Z")
    assert reasons(found) == ["an HTTP answer of status 404"]
    assert places(found) == ["day.arc#1", "day.arc#2"]


def test_a_wrong_length_of_the_archives_own_header_costs_no_page(tmp_path: Path) -> None:
    for told in (0, 60, 90, 10_000):
        assert len(articles(read(tmp_path, "day.arc", archive(record("https://news.example/1", PAGE), told=told)))) == 1


def test_an_archive_without_a_record_is_told(tmp_path: Path) -> None:
    assert reasons(read(tmp_path, "day.arc", archive())) == ["an ARC archive without a record"]
    assert reasons(read(tmp_path, "day.arc", b"filedesc://" + b"a" * 300_000)) == ["an ARC archive without a record"]


def test_a_record_that_breaks_off_is_accounted_for(tmp_path: Path) -> None:
    data = archive(record("https://news.example/1", PAGE), record("https://news.example/2", PAGE)[:90])
    assert len(read(tmp_path, "day.arc", data)) >= 2
