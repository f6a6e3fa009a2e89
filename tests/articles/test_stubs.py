"""Pages that stand in the place of an article."""

import pytest

from pipeline.articles.stubs import stub

CONSENT = """Before you continue to the Harbour Post
We use cookies and data to keep our services running, and to measure who reads them. If you choose to accept
all, our partners will show you personalised ads as well. Manage options
You can change your privacy settings at any time. Privacy policy"""
PAYMENT = """Ferry strike ends
Subscribe to continue reading. Already a subscriber? Sign in to your account. Unlimited access for one euro a week,
cancel at any time."""
SCRIPT = "Please enable JavaScript to use this site. Your browser does not support it."
ROBOT = "Checking your browser before you go on to harbourpost.example. Verify you are human. Ray ID: 5f3a"
SITE = "harbourpost.example needs to review the security of your connection before proceeding."
FORBIDDEN = """You don't have permission to access "http://harbourpost.example/news/" on this server.
Reference #18.4d8c1160.1620000000.1a2b3c4d
https://errors.edgesuite.example/18.4d8c1160.1620000000.1a2b3c4d"""
CHECKS = [
    ("harbourpost.example", f"Verify you are human by completing the action below.\n{SITE}"),
    ("Checking if the site connection is secure", f"{SITE}\nRay ID: 7a"),
    ("Verify you are human", "Please complete the security check to access the site. Checking your browser first."),
    ("Just a moment...", SITE),
    ("Access Denied", FORBIDDEN),
    ("403 - Forbidden: Access is denied.", "You do not have permission to view this page with these credentials."),
    ("Harbour Post", "Error 1020: Access denied\nRay ID: 5f3a"),
    ("Access Denied | Harbour Post", "Your IP address has been blocked. Ask the site's owner for help."),
]
NO_ACCESS = """Access denied to the court for a third day, reporters said on Monday.
The court's president denied that they had been kept out, and said that the hall was full."""
NEWS = """The ferry to the islands will run again from Monday, the harbour master said. Its crew had been on strike for
nine days over pay. The islands' shops had run out of milk. Sign up for our newsletter. We use cookies."""
ON_COOKIES = """The regulator fined the network 40 million euros on Friday for setting cookies without asking.
It has to show a page that lets readers reject them, and to pay by June. The network said that it would appeal."""


@pytest.mark.parametrize(
    ("text", "asks"), [(CONSENT, "consent"), (PAYMENT, "payment"), (SCRIPT, "JavaScript"), (ROBOT, "person")]
)
def test_what_stands_in_an_articles_place_is_told(text: str, asks: str) -> None:
    assert asks in (stub(text) or "")


@pytest.mark.parametrize("text", [NEWS, ON_COOKIES, "", "Rain fell.", f"{CONSENT}\n" + "The ferry runs again. " * 80])
def test_an_article_is_none(text: str) -> None:
    assert stub(text) is None


@pytest.mark.parametrize(("title", "text"), CHECKS)
def test_a_check_for_robots_is_told_by_its_title_too(title: str, text: str) -> None:
    assert stub(text, title) == "a page that asks whether a person reads"


@pytest.mark.parametrize("title", ["Access denied", "Access denied: reporters kept out of court", None])
@pytest.mark.parametrize("text", [NO_ACCESS, NO_ACCESS.partition("\n")[0], NEWS])
def test_news_of_access_that_is_denied_stays(title: str | None, text: str) -> None:
    assert stub(text, title) is None


def test_an_articles_title_above_a_page_that_asks_changes_nothing() -> None:
    assert stub(SCRIPT, "The ferry to the islands will run again from Monday, the harbour master says") == stub(SCRIPT)
