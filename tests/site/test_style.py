"""Colours that people can read, in both themes."""

import re
from pathlib import Path

import pytest

import pipeline.site

CSS = (Path(pipeline.site.__file__).parent / "static" / "site.css").read_text()
THEMES = [
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.S)
]
STATUSES = ("denied", "contested", "disputed", "corroborated", "reported")
PAIRS = [
    *((ink, sheet) for ink in ("ink", "soft", "link", "denied", "mask") for sheet in ("paper", "sheet")),
    *((status, f"{status}-bg") for status in STATUSES),
    *(("ink", group) for group in ("who", "what", "where", "when", "trigger")),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_there_is_a_light_and_a_dark_theme() -> None:
    light, dark = THEMES
    assert luminance(light["paper"]) > luminance(light["ink"])
    assert luminance(dark["paper"]) < luminance(dark["ink"])


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(theme: int, ink: str, ground: str) -> None:
    dark, light = sorted(luminance(THEMES[theme].get(name) or THEMES[0][name]) for name in (ink, ground))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_sheet_loads_nothing() -> None:
    assert not re.search(r"@import|url\(|expression", CSS)
