"""Tar archives, plain and packed."""

import gzip
import io
import tarfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.articles.formats import tarred
from pipeline.articles.packed import of_macos
from tests.articles.formats.reading import BRIDGE, FERRY, articles, places, read, reasons
from tests.articles.formats.test_wacz import zipped


def packed(files: dict[str, bytes], layout: int = tarfile.PAX_FORMAT) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=layout) as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return target.getvalue()


def special(kind: bytes, name: str = "x", size: int = 0, linkname: str = "") -> bytes:
    entry = tarfile.TarInfo(name)
    entry.type, entry.size, entry.linkname = kind, size, linkname
    return entry.tobuf(tarfile.GNU_FORMAT)


@pytest.mark.parametrize("layout", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_every_file_is_read_and_named(tmp_path: Path, layout: int) -> None:
    data = packed({"a.txt": FERRY.encode(), "b/c.txt.gz": gzip.compress(BRIDGE.encode())}, layout)
    for name, held in (("day.tar", data), ("day.tar.gz", gzip.compress(data))):
        found = read(tmp_path, name, held)
        assert places(found) == [f"{name}!a.txt", f"{name}!b/c.txt.gz"]
        assert [article.text for article in articles(found)] == [FERRY, BRIDGE]


def test_an_archive_is_told_by_its_content(tmp_path: Path) -> None:
    assert len(articles(read(tmp_path, "download", packed({"a.txt": FERRY.encode()})))) == 1


def test_names_that_climb_out_of_the_archive_are_names_only(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    found = read(inside, "day.tar", packed({"../../out.txt": FERRY.encode(), "/etc/motd": BRIDGE.encode()}))
    assert [article.text for article in articles(found)] == [FERRY, BRIDGE]
    assert [path.name for path in tmp_path.rglob("*")] == ["inside", "day.tar"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_are_told_and_not_followed(tmp_path: Path, kind: bytes) -> None:
    data = special(kind, linkname="/etc/passwd") + packed({"a.txt": FERRY.encode()})
    found = read(tmp_path, "day.tar", data)
    assert [article.text for article in articles(found)] == [FERRY]
    assert reasons(found) == ["a link, device or sparse file in a tar archive, which holds no text of its own"]


def test_folders_are_passed_over_and_an_archive_of_nothing_else_is_told(tmp_path: Path) -> None:
    assert reasons(read(tmp_path, "day.tar", special(tarfile.DIRTYPE) + bytes(1024))) == ["no articles in it"]


_NAMES = st.text("abc./ \x1bé", min_size=1, max_size=20).filter(lambda name: name.strip("/") and not name.endswith("/"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(_NAMES, st.binary(max_size=60), min_size=1, max_size=6))
def test_every_file_of_an_archive_is_accounted_for(tmp_path: Path, files: dict[str, bytes]) -> None:
    expected = {name for name in files if not of_macos(name)}
    for name, data in (("day.tar", packed(files)), ("day.zip", zipped(files))):
        sources = {place.partition("!")[2].partition("#")[0] for place in places(read(tmp_path, name, data))}
        assert {one.lstrip("/") for one in sources} == {one.lstrip("/") for one in expected or {""}}


def test_what_macos_packs_beside_the_files_is_passed_over(tmp_path: Path) -> None:
    files = {
        "./._a.txt": b"\x00\x05\x16\x07",
        "./a.txt": FERRY.encode(),
        ".DS_Store": b"\x00\x00",
        "__MACOSX/b": b"\x00",
    }
    for name, data in (("day.tar", packed(files)), ("day.zip", zipped(files))):
        found = read(tmp_path, name, data)
        assert [article.text for article in articles(found)] == [FERRY]
        assert reasons(found) == []


def test_damage_is_told_after_what_came_before_it(tmp_path: Path) -> None:
    data = packed({"a.txt": FERRY.encode(), "b.txt": BRIDGE.encode()}, tarfile.USTAR_FORMAT)
    broken = data[:1024] + b"\x07" + data[1025:]
    found = read(tmp_path, "day.tar", broken)
    assert [article.text for article in articles(found)] == [FERRY]
    assert reasons(found) == ["a damaged tar archive: bad checksum; the rest, behind a.txt, is not read"]


def test_a_file_that_breaks_off_is_told(tmp_path: Path) -> None:
    data = packed({"a.txt": FERRY.encode(), "b.txt": BRIDGE.encode() * 1000}, tarfile.USTAR_FORMAT)
    found = read(tmp_path, "day.tar", data[:60_000])
    assert any("unexpected end of data" in reason for reason in reasons(found))
    assert [article.text[:30] for article in articles(found)] == [FERRY[:30], BRIDGE[:30]]


def test_attributes_of_gigabytes_are_not_read(tmp_path: Path) -> None:
    data = packed({"a.txt": FERRY.encode()})[:1024] + special(tarfile.XHDTYPE, size=3_000_000_000) + bytes(2048)
    found = read(tmp_path, "day.tar", data)
    assert [article.text for article in articles(found)] == [FERRY]
    assert reasons(found) == [
        f"a tar archive with attributes of more than {tarred.MAX_EXTENDED} bytes; the rest, behind a.txt, is not read"
    ]


def test_headers_upon_headers_end_soon(tmp_path: Path) -> None:
    digits = special(tarfile.XHDTYPE, size=8192) + b"1" * 8192
    start = time.process_time()
    found = read(tmp_path, "day.tar", packed({"a.txt": FERRY.encode()}, tarfile.USTAR_FORMAT)[:1024] + digits * 300)
    assert time.process_time() - start < 5
    assert [article.text for article in articles(found)] == [FERRY]
    assert len(reasons(found)) == 1


def test_a_huge_member_is_cut_and_the_next_is_read(tmp_path: Path) -> None:
    data = packed({"huge.html": b"<html>" + bytes([32]) * 33 * 1024 * 1024, "a.txt": FERRY.encode()})
    found = read(tmp_path, "day.tar", data)
    assert [article.text for article in articles(found)] == [FERRY]
    assert reasons(found) == ["no article text in the page", "the rest, beyond 33554432 bytes, is not read"]


def test_more_files_than_an_archive_may_have_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tarred, "MAX_MEMBERS", 2)
    found = read(tmp_path, "day.tar", packed({f"{n}.txt": FERRY.encode() for n in range(5)}))
    assert len(articles(found)) == 2
    assert reasons(found) == ["holds more than 2 files; the rest is not read"]


def test_tar_in_tar_ends(tmp_path: Path) -> None:
    data = packed({"a.txt": FERRY.encode()})
    for _ in range(5):
        data = packed({"in.tar": data})
    assert reasons(read(tmp_path, "deep.tar", data)) == ["packed more than 3 times"]
