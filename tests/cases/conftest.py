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
def case(cast):
    return f.make_case(cast)


@pytest.fixture
def as_user(client):
    """`as_user(cast.coach)` signs in and returns the client."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in
