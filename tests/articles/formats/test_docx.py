"""Word documents."""

from pathlib import Path

from tests.articles.formats.reading import BRIDGE, FERRY, articles, places, read, reasons
from tests.articles.formats.test_wacz import zipped

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(*paragraphs: str) -> bytes:
    inner = "".join(f"<w:p><w:pPr><w:tabs/></w:pPr>{text}</w:p>" for text in paragraphs)
    return zipped({
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": f'<?xml version="1.0"?><w:document {_W}><w:body>{inner}</w:body></w:document>'.encode(),
        "word/footnotes.xml": b"<w:footnotes/>",
    })  # fmt: skip


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_are_lines_whatever_runs_they_are_cut_into(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path, "a.docx", document(run(FERRY[:9]) + run(FERRY[9:]), run("It rained.<w:br/>"))))
    assert article.text == f"{FERRY}\nIt rained."
    assert article.source_id == "a.docx"


def test_a_nexis_download_gives_its_documents(tmp_path: Path) -> None:
    lines = []
    for number, text in enumerate((FERRY, BRIDGE)):
        head = (f"Title {number} of the day", "Arnhem Post", "May 3, 2021 Monday", "Length: 20 words", "Body", "")
        lines += [*head, text, "", "Load-Date: May 4, 2021", "End of Document"]
    found = read(tmp_path, "a.docx", document(*map(run, lines)))
    assert [article.text for article in articles(found)] == [FERRY, BRIDGE]
    assert places(found) == ["a.docx#1", "a.docx#2"]


def test_one_without_text_and_a_damaged_one_are_told(tmp_path: Path) -> None:
    assert reasons(read(tmp_path, "a.docx", document())) == ["a Word document without text"]
    bomb = zipped({"word/document.xml": b"<a>" + b" " * 40_000_000})
    assert reasons(read(tmp_path, "a.docx", bomb)) == ["a Word document of more than 33554432 bytes"]
    assert reasons(read(tmp_path, "a.docx", document(run(FERRY))[:-40])) == ["damaged: File is not a zip file"]
    (reason,) = reasons(read(tmp_path, "a.docx", zipped({"word/document.xml": b"<w:document>"})))
    assert reason.startswith("not well-formed XML: ")
