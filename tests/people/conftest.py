"""It is Tuesday 24 November 2020, and the fixed cast is there."""

import pytest

from maatwerk.lib import clock
from tests import factories as f


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(f.TUESDAY):
        yield


@pytest.fixture
def cast(db):
    return f.make_cast()


@pytest.fixture
def as_admin(client, cast):
    """The client, signed in as the functioneel beheerder."""
    client.force_login(cast.admin)
    return client
