"""Which mail server: from the environment, never half."""

from pathlib import Path

import pytest

from maatwerk.lib.mailserver import mail_settings
from maatwerk.lib.startup import StartupProblem

VAR = Path("/var/maatwerk")
COMPLETE = {
    "EMAIL_URL": "smtp+tls://app:ge%40heim@mail.example.nl",
    "MAIL_FROM": "Maatwerk <maatwerk@example.nl>",
    "SITE_URL": "https://maatwerk.example.nl",
}


def test_first_try_writes_mails_to_files():
    found = mail_settings({}, VAR, production=False)
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.filebased.EmailBackend"
    assert found["EMAIL_FILE_PATH"] == "/var/maatwerk/mail"


def test_console_is_possible_outside_production():
    found = mail_settings({"EMAIL_URL": "console:"}, VAR, production=False)
    assert found["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp+tls://app:ge%40heim@mail.example.nl", ("mail.example.nl", 587, "app", "ge@heim", True, False)),
        ("smtps://app:x@mail.example.nl:4650", ("mail.example.nl", 4650, "app", "x", False, True)),
        ("smtp://localhost", ("localhost", 25, "", "", False, False)),
    ],
)
def test_mail_server_of_production(url, expected):
    found = mail_settings({**COMPLETE, "EMAIL_URL": url}, VAR, production=True)
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    assert tuple(found[f"EMAIL_{name}"] for name in names) == expected
    assert found["DEFAULT_FROM_EMAIL"] == "Maatwerk <maatwerk@example.nl>"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"EMAIL_URL": ""}, "EMAIL_URL"),
        ({"EMAIL_URL": "file:"}, "EMAIL_URL"),
        ({"EMAIL_URL": "console:"}, "EMAIL_URL"),
        ({"EMAIL_URL": "https://geheim@mail.example.nl"}, "EMAIL_URL"),
        ({"EMAIL_URL": "smtp://app:geheim@mail.example.nl"}, "onversleuteld"),
        ({"EMAIL_URL": "smtp://mail.example.nl:geheim"}, "EMAIL_URL"),
        ({"EMAIL_URL": "smtp+tls://"}, "EMAIL_URL"),
        ({"MAIL_FROM": "maatwerk"}, "MAIL_FROM"),
        ({"SITE_URL": "http://maatwerk.example.nl"}, "SITE_URL"),
    ],
)
def test_half_a_mail_server_is_refused_with_its_name_and_without_its_password(change, named):
    with pytest.raises(StartupProblem, match=named) as problem:
        mail_settings({**COMPLETE, **change}, VAR, production=True)
    assert "geheim" not in str(problem.value).replace("gebruiker:wachtwoord", "")
