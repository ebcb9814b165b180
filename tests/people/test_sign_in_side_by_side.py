"""Guesses sent side by side, over several workers, are counted one by one."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.people.models import SignInFailures
from maatwerk.people.services.sign_in import MAX_FAILURES
from tests import factories as f


def knock(passwords):
    """Send these passwords one after the other on a connection of its own; returns the statuses."""
    try:
        with clock.at(f.TUESDAY):
            client = Client()
            return [client.post("/aanmelden/", {"username": "bram", "password": p}).status_code for p in passwords]
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_guesses_side_by_side_are_all_counted():
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(knock, [["mis"] * 5] * 4))
    statuses = sorted(status for answer in answers for status in answer)
    assert statuses == [200] * (MAX_FAILURES - 1) + [429] * (20 - MAX_FAILURES + 1)
    assert SignInFailures.objects.get().count == MAX_FAILURES
    assert Event.objects.filter(action="sign_in.closed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_person_may_sign_in_twice_at_once():
    f.make_user("bram", "consultant")
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(knock, [[f.PASSWORD] * 3] * 4))
    assert {status for answer in answers for status in answer} == {302}
