"""The pages as a browser shows them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from bench.queries import ROOT
from tests.site.asking import addresses
from tests.site.browser import Browser, browser
from tests.site.screenshots import take
from tests.site.served import serving
from tests.site.test_hostile import exported

pytestmark = pytest.mark.browser
LOGS = ROOT / "tests" / "golden" / "seeds"
FIRST = 41  # records of the first article
TITLE = "Russia tells Trump its military personnel are still in Venezuela"
MADE = (
    "script, img, iframe, svg:not(.bars, .bar, .swatch), object, embed, style, base, "
    "[onerror], [onload], [onclick], a[href^=javascript i]"
)


@pytest.fixture
def page(chromium: Browser) -> Browser:
    """A window of a desk's width, in light colours, that has asked for nothing yet."""
    chromium.open("about:blank")
    chromium.resize(1280)
    chromium.prefer("light")
    chromium.asked()
    return chromium


@pytest.fixture(scope="module")
def site(seeds: Path) -> Iterator[str]:
    with serving("--db", str(seeds)) as (_, address):
        yield address


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """The address of every kind of page of a site whose every text is hostile."""
    file, story = exported(tmp_path_factory.mktemp("hostile"), "javascript:alert(1)")
    with serving("--db", str(file)) as (_, site):
        asked = ["/stories?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", f"/stories/{story}?page=<svg>"]
        yield [site + path for path in (*addresses(file), *asked)]


def open_story(page: Browser, site: str) -> None:
    page.open(f"{site}/stories")
    page.one(".stories h2 a").click()


def open_article(page: Browser, site: str) -> None:
    open_story(page, site)
    page.one(".sources ul a").click()


def test_the_seeds_are_shown_and_nothing_is_asked_of_another_host(page: Browser, site: str) -> None:
    page.open(site)
    assert page.texts(".stories h2") == [TITLE]
    assert "2 independent sources" in page.one(".stories .facts").text
    assert page.asked() == {"127.0.0.1"}


def test_a_story_shows_who_says_so_beside_who_denies_it_on_two_independent_sources(page: Browser, site: str) -> None:
    open_story(page, site)
    card = page.one(".card.denied")
    assert "2 independent sources (Reuters, " in card.text
    assert page.texts(".card.denied .standing .status")[0] == "denied"
    says, denies = (page.one(f".card.denied .side.{side}") for side in ("says", "denies"))
    assert says.text.startswith("Says so\nDonald Trump")
    assert denies.text.startswith("Denies it\nDmitry Peskov and Russia")
    assert says.rect["y"] == denies.rect["y"]
    assert says.rect["x"] + says.rect["width"] <= denies.rect["x"]


def test_what_comes_appears_on_an_open_page_without_a_reload(page: Browser, tmp_path: Path) -> None:
    (log,) = LOGS.iterdir()
    lines = log.read_bytes().splitlines(keepends=True)
    with serving("--dir", str(tmp_path), "--articles", str(ROOT / "seeds")) as (_, site):
        page.open(f"{site}/stories")
        assert page.one(".total").text == "0 stories"
        page.one("[name=q]").send_keys("a search begun")
        page.run("window.isKept = true")
        (tmp_path / log.name).write_bytes(b"".join(lines[:FIRST]))
        page.wait_for("document.querySelector('.stories h2')?.innerText.length > 10")
        assert page.one("[name=q]").get_attribute("value") == "a search begun"
        assert page.run("return document.activeElement.name") == "q"

        page.open(f"{site}/stories/{log.stem}")
        cards = len(page.all(".card"))
        page.run("window.isKept = true")
        with (tmp_path / log.name).open("ab") as file:
            file.write(b"".join(lines[FIRST:]))
        page.wait_for("document.querySelectorAll('.card').length > arguments[0]", cards)
        assert page.run("return window.isKept")
        assert page.texts(".card.denied .standing .status")
        assert page.run("return document.querySelector('main').dataset.digest.length") == 24


def test_who_is_at_work_in_a_page_is_asked_before_it_changes(page: Browser, tmp_path: Path) -> None:
    (log,) = LOGS.iterdir()
    lines = log.read_bytes().splitlines(keepends=True)
    (tmp_path / log.name).write_bytes(b"".join(lines[:FIRST]))
    with serving("--dir", str(tmp_path)) as (_, site):
        page.open(f"{site}/stories/{log.stem}")
        cards = len(page.all(".card"))
        page.run("document.querySelector('.card a').focus()")
        (tmp_path / log.name).write_bytes(b"".join(lines))
        page.wait_for("document.querySelector('#news a')")
        assert len(page.all(".card")) == cards
        page.one("#news a").click()
        page.wait_for("document.querySelectorAll('.card').length > arguments[0]", cards)


def test_search_finds_words_and_says_where_there_are_none(page: Browser, site: str) -> None:
    page.open(f"{site}/stories")
    page.one("[name=q]").send_keys("rostec", Keys.ENTER)
    page.wait_for("location.search.includes('q=rostec')")
    assert page.texts(".stories h2") == [TITLE]
    assert [word.lower() for word in page.texts(".found mark")][:1] == ["rostec"]
    page.one("[name=q]").clear()
    page.one("[name=q]").send_keys("zeppelin", Keys.ENTER)
    page.wait_for("location.search.includes('q=zeppelin')")
    assert page.one(".total").text == "0 stories"
    assert "No story is like that" in page.one(".empty").text


@pytest.mark.parametrize(("place", "stories"), [("venezuela", 1), ("caracas", 0)])
def test_filters_narrow_the_list_and_stay_chosen(page: Browser, site: str, place: str, stories: int) -> None:
    page.open(f"{site}/stories")
    page.one(".filters summary").click()
    Select(page.one("[name=status]")).select_by_visible_text("denied")
    page.one("[name=place]").send_keys(place)
    page.one("form button").click()
    page.wait_for(f"location.search.includes('place={place}')")  # of one happening: what is denied was not in Caracas
    assert len(page.all(".stories h2")) == stories
    assert Select(page.one("[name=status]")).first_selected_option.text == "denied"
    page.one("[name=place]").clear()
    page.one("[name=place]").send_keys("Norway", Keys.ENTER)
    page.wait_for("location.search.includes('place=Norway')")
    assert "Where: there is no Norway here." in page.one("main").text


def test_an_article_shows_the_words_of_an_event_and_leads_from_them_to_it(page: Browser, site: str) -> None:
    open_article(page, site)
    grounds = {kind: page.one(f".text .m.{kind}").value_of_css_property("background-color") for kind in GROUPS}
    assert len({*grounds.values(), page.one("body").value_of_css_property("background-color")}) == len(GROUPS) + 1
    word = page.one(".text .m.trigger a")
    told = word.text
    word.click()
    assert page.one(".events li:target h3 a").text == told
    page.one(".events li:target h3 a").click()
    assert page.one(".m:target").text == told


GROUPS = ("trigger", "who", "what", "where")


def test_the_pages_are_dark_where_the_reader_wants_it(page: Browser, site: str) -> None:
    lightness = "return getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)"
    page.open(f"{site}/stories")
    assert min(page.run(lightness)[:3]) > 230
    page.prefer("dark")
    assert max(page.run(lightness)[:3]) < 40


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_scrolls_sideways(page: Browser, site: str, seeds: Path, hostile: list[str], width: int) -> None:
    page.resize(width)
    for address in (*(site + path for path in addresses(seeds)), *hostile):
        page.open(address)
        assert page.run("return document.documentElement.scrollWidth <= innerWidth"), address


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page: Browser, site: str) -> None:
    open_story(page, site)
    page.open(page.driver.current_url)
    skip = page.tab()
    assert (skip.text, skip.rect["x"] >= 0, skip.rect["y"] >= 0) == ("Skip to the content", True, True)
    skip.send_keys(Keys.ENTER)
    assert page.run("return document.activeElement.tagName") == "MAIN"
    for _ in range(12):
        focused = page.tab()
        assert page.run("return document.querySelector('main').contains(arguments[0])", focused)
        assert focused.value_of_css_property("outline-style") == "solid", focused.text
        assert float(focused.value_of_css_property("outline-width").removesuffix("px")) >= 2


def test_hostile_articles_do_nothing(page: Browser, hostile: list[str]) -> None:
    texts = ""
    for address in hostile:
        page.open(address)
        with pytest.raises(NoAlertPresentException):
            page.driver.switch_to.alert.dismiss()
        assert page.all(MADE) == [], address
        texts += page.one("main").text
    assert "<script>alert(1)</script>" in texts
    assert page.asked() == {"127.0.0.1"}


def test_the_pages_work_without_javascript(site: str) -> None:
    with browser(javascript=False) as page:
        page.prefer("light")
        page.open("data:text/html,<body><script>document.body.id = 'ran'</script>")
        assert page.one("body").get_attribute("id") == ""
        page.open(f"{site}/stories")
        page.one("[name=q]").send_keys("rostec", Keys.ENTER)
        page.one(".stories h2 a").click()
        assert page.one("h1").text == TITLE
        page.one(".sources ul a").click()
        assert page.all(".text .m.trigger")
        page.one(".text .m.trigger a").click()
        assert page.one(".events li:target")


def test_the_readmes_screenshots_can_be_taken_anew_and_are_small(
    page: Browser, site: str, seeds: Path, tmp_path: Path
) -> None:
    taken = take(page, site, seeds, tmp_path)
    shown = [ROOT / "docs" / "screenshots" / path.name for path in taken]
    for pictures in (taken, shown):
        assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
        assert sum(picture.stat().st_size for picture in pictures) < 200_000
