"""What the sign-in page of the demo offers is there once the demo is loaded."""

from maatwerk.demo.loading.cast import LOGINS, PASSWORD
from maatwerk.demo.story.staff import BY_USERNAME
from maatwerk.people.demo_accounts import DEMO_ACCOUNTS, DEMO_PASSWORD


def test_offered_accounts_are_those_of_the_story():
    assert list(DEMO_ACCOUNTS) == list(LOGINS)
    assert set(DEMO_ACCOUNTS) <= set(BY_USERNAME)
    assert DEMO_PASSWORD == PASSWORD
