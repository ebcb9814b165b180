"""It is Tuesday 24 November 2020, the fixed cast is there and can be mailed."""

import pytest

from maatwerk.lib import clock
from maatwerk.people.models import User
from tests import factories as f


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def cast(db):
    """The cast, each with an address."""
    made = f.make_cast()
    for user in User.objects.all():
        user.email = f"{user.username}@example.nl"
        user.save(update_fields=["email"])
    return made
