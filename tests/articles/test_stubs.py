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
