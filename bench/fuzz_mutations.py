"""Damage of every kind that an input can come with: each takes bytes and chance, and gives other bytes."""

import bz2
import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]
_MOST = 3_000_000
"""Bytes of an input that a mutation is given."""
_UNPACKED = 8_000_000
"""Bytes that are taken out of a container to be damaged."""


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data damaged in one to three ways."""
    for mutation in chance.choices(tuple(MUTATIONS), tuple(MUTATIONS.values()), k=chance.choice((1, 1, 2, 3))):
        data = mutation(data[:_MOST], chance)
    return data


def truncated(data: bytes, chance: random.Random) -> bytes:
    """The data up to a random place."""
    return data[: chance.randrange(len(data) + 1)]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bytes replaced by random ones, or single bits turned."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 60) if changed else 0):
        place = chance.randrange(len(changed))
        changed[place] = chance.choice((chance.randrange(256), changed[place] ^ 1 << chance.randrange(8)))
    return bytes(changed)


def spliced(data: bytes, chance: random.Random) -> bytes:
    """Random bytes, a token that formats give a meaning to, or a piece of the data itself put in somewhere."""
    place = chance.randrange(len(data) + 1)
    pieces = (chance.randbytes(chance.randrange(1, 400)), chance.choice(_TOKENS), data[place // 2 : place])
    return data[:place] + chance.choice(pieces) * chance.choice((1, 1, 2, 50)) + data[place:]


def repeated(data: bytes, chance: random.Random) -> bytes:
    """A short piece of the data, or a token, many times: huge lines, deep nesting, long lists."""
    place = chance.randrange(len(data) + 1)
    piece = chance.choice((data[place : place + chance.randrange(1, 40)], chance.choice(_TOKENS))) or b"x"
    return data[:place] + piece * chance.choice((100, 3000, 200_000 // len(piece))) + data[place:]


def unbroken(data: bytes, chance: random.Random) -> bytes:
    """The data on one line, many times over."""
    return data.replace(b"\n", b" ") * chance.choice((1, 5, 30))


def sprinkled(data: bytes, chance: random.Random) -> bytes:
    """Control characters, marks of direction and invisible characters put in at many places."""
    parts: list[bytes] = []
    while data and len(parts) < 400:
        size = chance.randrange(1, 2 + len(data) // 40)
        parts += [data[:size], chance.choice(_CONTROLS)]
        data = data[size:]
    return b"".join((*parts, data))


def recoded(data: bytes, chance: random.Random) -> bytes:
    """The text in another encoding than it was, or than it says that it has."""
    written, declared = chance.choices(_ENCODINGS, k=2)
    if chance.random() < 0.5:
        for said in (b"utf-8", b"UTF-8", b"windows-1252", b"iso-8859-1"):
            data = data.replace(said, declared.encode())
    return data.decode(chance.choice(("utf-8", "latin-1")), "replace").encode(written, "replace")


def deepened(data: bytes, chance: random.Random) -> bytes:
    """The data within many levels of one thing, closed behind it or not."""
    opening, closing = chance.choice(_PAIRS)
    levels = chance.choice((3, 40, 300, 3000, 400_000 // len(opening)))
    return opening * levels + data + closing * chance.choice((0, levels - 1, levels, levels + 1))


def packed(data: bytes, chance: random.Random) -> bytes:
    """The data within up to five containers, whole or cut short."""
    for _ in range(chance.randrange(1, 6)):
        data = chance.choice((_gzipped, _gzipped, _bzipped, _zipped, _tarred))(data, chance)
    return data if chance.random() < 0.6 else truncated(data, chance)


def within(data: bytes, chance: random.Random) -> bytes:
    """A container packed again after what is in it was damaged; other data is damaged as it is."""
    inner = chance.choice((truncated, flipped, spliced, repeated, sprinkled, recoded, deepened))
    try:
        if data.startswith(b"\x1f\x8b"):
            return _gzipped(inner(gzip.GzipFile(fileobj=io.BytesIO(data)).read(_UNPACKED), chance), chance)
        if data.startswith(b"BZh"):
            return _bzipped(inner(bz2.BZ2File(io.BytesIO(data)).read(_UNPACKED), chance), chance)
        if data.startswith(b"PK"):
            return _rezipped(data, chance, inner)
    except Exception:  # damage of an earlier mutation: no container any more
        return flipped(data, chance)
    return inner(data, chance)


def bomb(data: bytes, chance: random.Random) -> bytes:
    """Much of the same packed to little, containers of thousands of members, entities that stand for more."""
    return chance.choice((_swollen, _swollen, _crowded_zip, _crowded_tar, _many_streams, _entities))(data, chance)


def _swollen(data: bytes, chance: random.Random) -> bytes:
    text = (chance.choice(_TOKENS) + data[:50]) * (chance.choice((1, 20)) * 1_000_000 // (len(data[:50]) + 10))
    return chance.choice((_gzipped, _bzipped, _zipped, _word))(text, chance)


def _crowded_zip(data: bytes, chance: random.Random) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(chance.choice((300, 3000))):
            archive.writestr(zipfile.ZipInfo(f"{number}.txt"), data[: chance.choice((0, 30, 300))])
    return target.getvalue()


def _crowded_tar(data: bytes, chance: random.Random) -> bytes:
    one = _tarred(data[:300], chance).rstrip(b"\0")
    return (one + bytes(-len(one) % 512)) * chance.choice((300, 3000))


def _many_streams(data: bytes, chance: random.Random) -> bytes:
    return gzip.compress(data[: chance.choice((0, 20))], 1, mtime=0) * chance.choice((300, 30_000))


def _entities(data: bytes, chance: random.Random) -> bytes:
    levels = "".join(f'<!ENTITY a{one} "{f"&a{one - 1};" * 10}">' for one in range(1, chance.choice((5, 12))))
    root = chance.choice((b"nitf", b"rss", b"html", b"newsItem"))
    head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">' + levels.encode() + b"]>"
    return head + b"<" + root + b"><p>&a4;</p>" + data[:2000] + b"</" + root + b">"


def _gzipped(data: bytes, chance: random.Random) -> bytes:
    return gzip.compress(data, chance.choice((1, 6)), mtime=0)


def _bzipped(data: bytes, chance: random.Random) -> bytes:
    return bz2.compress(data, chance.choice((1, 9)))


def _zipped(data: bytes, chance: random.Random) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(chance.choice((0, 1, 1, 3))):
            name = chance.choice(("a.txt", "../../b.html", "c.jsonl", "d\x1b[31m.md", "[Content_Types].xml", "e.warc"))
            archive.writestr(zipfile.ZipInfo(f"{number}/{name}"), data)
    return target.getvalue()


def _word(data: bytes, chance: random.Random) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        body = chance.choice((data, b"<w:p><w:r><w:t>" + data, b"<w:p/>" * (len(data) // 6)))
        archive.writestr(zipfile.ZipInfo("word/document.xml"), b"<w:document xmlns:w='w'>" + body + b"</w:document>")
    return target.getvalue()


def _tarred(data: bytes, chance: random.Random) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=chance.choice((tarfile.PAX_FORMAT, tarfile.GNU_FORMAT))) as all_:
        for name in chance.choices(
            ("a.txt", "../b.html", "c" * 300, "d\x1b[31m.md", "e.json"), k=chance.choice((1, 3))
        ):
            member = tarfile.TarInfo(name)
            member.size, member.type = len(data), chance.choice((tarfile.REGTYPE,) * 8 + (tarfile.SYMTYPE,))
            all_.addfile(member, io.BytesIO(data))
    return target.getvalue()


def _rezipped(data: bytes, chance: random.Random, inner: Mutation) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        members = given.infolist()[:1000]
        damaged = chance.randrange(len(members) or 1)
        for number, member in enumerate(members):
            held = given.open(member).read(_UNPACKED // len(members))
            archive.writestr(zipfile.ZipInfo(member.filename), inner(held, chance) if number == damaged else held)
    return target.getvalue()


MUTATIONS: dict[Mutation, float] = {
    truncated: 4, flipped: 4, spliced: 5, repeated: 5, unbroken: 2, sprinkled: 3, recoded: 3, deepened: 3, packed: 2,
    within: 4, bomb: 0.5,
}  # fmt: skip
"""Each with how often it is chosen."""
_ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "latin-1", "cp1252", "koi8-r",
    "shift_jis", "gb18030", "iso2022_jp", "cp500",
)  # fmt: skip
_CONTROLS = (
    b"\x00", b"\x07", b"\x08", b"\x0b", b"\x0c", b"\r", b"\x1a", b"\x1b[2J", b"\x1b]0;a\x07", b"\x7f",
    b"\xc2\x85", b"\xc2\xa0", b"\xc2\xad", b"\xe2\x80\x8b", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xe2\x81\xa6",
    b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xef\xbf\xbe", b"\xf3\xa0\x81\x81", b"\xcc\x81",
)  # fmt: skip
_PAIRS = (
    (b"[", b"]"), (b'{"a":', b"}"), (b'{"articles":[', b"]}"), (b"<div>", b"</div>"), (b"<b><i>", b"</i></b>"),
    (b"<table><tr><td>", b"</td></tr></table>"), (b"<ul><li>", b"</li></ul>"), (b"<blockquote>", b"</blockquote>"),
    (b"<nitf><body>", b"</body></nitf>"), (b"<rss><channel><item>", b"</item></channel></rss>"), (b"<a:b>", b"</a:b>"),
    (b"> ", b"\n"), (b"(", b")"), (b'"', b'"'), (b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"/*", b"*/"),
    (b"Content-Type: multipart/mixed; boundary=b\n\n--b\n", b"\n--b--\n"),
    (b"Content-Type: message/rfc822\n\n", b"\n"),
)  # fmt: skip
_TOKENS = (
    b"<div>", b"<b>", b"<p>", b"</p>", b"<script>", b"<!--", b"<![CDATA[", b"<table><tr><td>", b"<h1>", b"<svg>",
    b"<a href='", b"[", b'{"a":', b"[{", b'"', b"\\u0000", b"\\ud800", b"&#xD800;", b"&amp;", b"&a;",
    b'<!DOCTYPE x [<!ENTITY a "&b;">]>', b"<?xml version='1.0'?>", b"<rss>", b"<item>", b"WARC/1.0\r\n",
    b"Content-Length: 99999999999\r\n", b"\r\n\r\n", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1f\x8b",
    b"PK\x03\x04", b"\x1b[2J", b"\xe2\x80\xae", b"By A B, ", b"A B and ", b"A/B/", b"(A ", b" MORE ", b"aA",
    b"Xx Yy XxYy ", b"Photo: ", b"https://a.b/", b"[a](", b"](#) ", b"**", b"#", b"# ", b"- ", b"June 4, 2019 ",
    b"2019-06-04", b"Read more: ", b"Reuters reported ", b" contributed to this report.", b". ", b"\n", b"\r", b"\t",
    b" ", b"MOSCOW, ", b"(Reuters) - ", b"\xd0\x9a\xd1\x80\xd0\xb5\xd0\xbc\xd0\xbb\xd1\x8c ",
    b"\xe4\xb8\xad\xe5\x9b\xbd", b"Copyright 2019 ", b"End of Document\n", b"Body\n", b"1 of 2 DOCUMENTS\n", b"a,b;c\t",
    b"--b\n", b"Content-Type: multipart/mixed; boundary=b\n\n", b"=?utf-8?q?=E2?= ", b"/*", b"a{b:c}", b"f(x);\n",
    b"<p>", b"<w:p><w:r><w:t>", b"<nitf>", b"<newsItem>", b"https://a.b/ 1.2.3.4 20210503100000 text/html 9\n",
)  # fmt: skip
