"""The municipality with its wethouder, and the teammanager who composes."""

import datetime as dt

import pytest

from reports.models import Municipality, Signatory


@pytest.fixture
def office(db):
    Municipality.objects.create(
        name="Maastricht",
        return_address="Postbus 1992, 6201 BZ Maastricht",
        visit_address="Mosae Forum 10\n6211 DW Maastricht",
        postal_address="Postbus 1992\n6201 BZ Maastricht",
    )
    return Signatory.objects.create(
        name="A.B. van Loenen", office="wethouder Sociale Zaken", starts_on=dt.date(2018, 6, 1)
    )


@pytest.fixture
def manager(client, cast):
    client.force_login(cast.manager)
    return client
