"""Programming code, style sheets, configuration and the like, told so that they are never read as prose."""

import re
from pathlib import PurePath

from pipeline.articles.formats.format import Format
from pipeline.articles.formats.refused import refused
from pipeline.articles.formats.start import Start

_CODE = (".py", ".js", ".mjs", ".ts", ".tsx", ".jsx", ".java", ".c", ".cc", ".cpp", ".h", ".hpp", ".cs", ".go", ".rs",
         ".rb", ".php", ".sh", ".bash", ".sql", ".pl", ".swift", ".kt", ".scala", ".lua")  # fmt: skip
_RECIPES = frozenset(["makefile", "gnumakefile", "dockerfile"])
"""Files of code that are known by their whole name."""
_STYLES = (".css", ".scss", ".less")
_SETTINGS = (".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf", ".properties", ".env", ".lock")
_STATEMENT = re.compile(
    r"(?:import|from|def|class|function|var|let|const|return|if|elif|else|for|while|try|except|catch|switch|case|package"
    r"|public|private|protected|static|using|namespace|struct|enum|async|await|export|fn|func|end|#include|#define"
    r"|SELECT|INSERT|CREATE|UPDATE|DELETE)\b.{0,200}[({:;=\])]$"
)
_IMPORT = re.compile(
    r"(?:import [\w.]{1,80}(?: as \w{1,40})?|from [\w.]{1,80} import .{1,200}|(?:return|raise|del|use) \S{1,80})"
)
_ENDING = re.compile(r"[{};(),]$")
_SIGN = re.compile(r"[={}]|\w\(")
_ASSIGNED = re.compile(
    r"[\w.$\[\]'\"]{1,80}(?::\s?\w{1,40})?\s{0,3}[-+*/|]?=(?!=)\s{0,3}\S.{0,300}|[\w.$]{1,80}\(.{0,300}\)"
)
_PROPERTY = re.compile(r"[\w-]{2,40}\s{0,3}:\s{0,3}[^;{}]{1,200}(?:;|$)")
_LEAST = 0.5
"""The share of lines that must look like code; no news article of 6,600 has more than a fifth."""
_SAMPLE = 6000
_SELECTOR = 200
_MOSTLY = 0.6
_CROWDED = 0.08
"""Signs of code for each character: minified code has more, prose hardly one in a hundred."""
_SIGNS = b"{}()[];=<>&|"


def _is_code(start: Start) -> bool:
    is_recipe = PurePath(start.name.lower()).name in _RECIPES
    if start.suffix in _CODE or is_recipe or start.text.startswith(b"#!"):
        return start.text != b""
    text = "".join(_without_comments("\n".join(start.lines)).split('"""')[::2])
    lines = [line for line in text.splitlines() if line and not line.startswith(("#", "//"))]
    likely = sum(_like_code(line) for line in lines)
    return (len(lines) >= 3 and likely >= _LEAST * len(lines)) or _is_crowded(start.text)


def _without_comments(text: str) -> str:
    """The text without what stands between /* and */, or after a last /*."""
    before, *commented = text.split("/*")
    return before + "".join(one.partition("*/")[2] for one in commented)


def _like_code(line: str) -> bool:
    """A statement, a bracket, an import, an assignment; not a clause that ends with ";", nor a link in Markdown."""
    if len(line) <= 2 or "](" in line:
        return line[:1] in "{}();]"
    ended = _ENDING.search(line) is not None and _SIGN.search(line[:300]) is not None and not line.endswith(").")
    return ended or any(form.fullmatch(line[:500]) for form in (_STATEMENT, _IMPORT, _ASSIGNED))


def _is_crowded(text: bytes) -> bool:
    """Code on one line, as scripts are sent to browsers."""
    signs = len(text) - len(text.translate(None, _SIGNS))
    return (
        len(text) > 200 and signs > _CROWDED * len(text) and any(sign in text for sign in (b"){", b"={", b"();", b"=>"))
    )


def _is_styles(start: Start) -> bool:
    """Mostly rules of properties in braces."""
    if start.suffix in _STYLES:
        return start.text != b""
    text = _without_comments(start.text[:_SAMPLE].decode("utf-8", "replace"))
    return sum(map(_ruled, text.split("}"))) > _MOSTLY * len(text)


def _ruled(piece: str) -> int:
    """How many characters of what stands before a closing brace are a rule: its selector and its properties."""
    selector, _, inside = piece.rpartition("{")
    return min(len(selector), _SELECTOR) + len(inside) if selector and _PROPERTY.match(inside.strip()) else 0


def _is_settings(start: Start) -> bool:
    return start.suffix in _SETTINGS and start.text != b""


def _ended(name: str, suffixes: tuple[str, ...], way_out: str, *begins: bytes) -> Format:
    """A refused format that is told by its ending, or by how it begins."""
    return refused(
        name,
        suffixes,
        way_out,
        lambda start: start.text != b"" and (start.suffix in suffixes or start.text.startswith(begins)),
    )


_WHOLE = "it is no article; if articles stand in it, give their texts alone"
_SPOKEN = "write what is said as plain text, without numbers and times"
FORMATS = (
    refused("a style sheet (CSS)", _STYLES, _WHOLE, _is_styles),
    _ended("a file of subtitles", (".srt", ".vtt"), _SPOKEN, b"WEBVTT"),
    _ended("a calendar", (".ics",), _WHOLE, b"BEGIN:VCALENDAR"),
    _ended("a list of changes to files (diff)", (".diff", ".patch"), _WHOLE, b"diff --git "),
    _ended("a log", (".log",), _WHOLE),
    refused("programming code", _CODE, _WHOLE, _is_code),
    refused("a configuration file", _SETTINGS, _WHOLE, _is_settings),
)
