"""Every answer carries the headers; a session has its limits; the health addresses tell nothing."""

import logging
import sys
import time
from datetime import timedelta

import pytest
from django.test import Client, override_settings

from maatwerk.lib import health
from maatwerk.lib.csp import build_policy
from maatwerk.lib.startup import StartupProblem
from maatwerk.people.models import User

pytestmark = pytest.mark.urls("tests.platform.pages")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)


@pytest.fixture
def signed_in(client, db):
    client.force_login(User.objects.create_user("anna", "x", initials="A.", surname="Proef"))
    return client


@pytest.mark.parametrize("address", ["/aanmelden/", "/prive/", "/bestaat-niet/", "/weg/"])
def test_every_answer_carries_the_headers(address, db):
    headers = Client(raise_request_exception=False).get(address).headers
    assert {
        name: headers.get(name)
        for name in (
            "Content-Security-Policy",
            "Cross-Origin-Opener-Policy",
            "Referrer-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
        )
    } == {
        "Content-Security-Policy": POLICY,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    assert "camera=()" in headers["Permissions-Policy"]


def test_policy_takes_text_and_lists():
    assert build_policy({"default-src": ["'none'"], "img-src": "'self'", "sandbox": []}) == (
        "default-src 'none'; img-src 'self'; sandbox"
    )


def test_pages_of_a_signed_in_person_are_not_kept(signed_in):
    assert signed_in.get("/prive/").headers["Cache-Control"] == "no-store"
    assert "Cache-Control" not in Client().get("/aanmelden/").headers


def test_stranger_is_sent_to_the_login_page_and_back_again(client, db):
    response = client.get("/prive/")
    assert (response.status_code, response["Location"]) == (302, "/aanmelden/?next=/prive/")


def test_session_cookie_is_closed_to_scripts_and_other_sites(signed_in, settings):
    signed_in.get("/prive/")
    cookie = signed_in.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


@pytest.fixture
def later(monkeypatch):
    real = time.time

    def move(**passed):
        monkeypatch.setattr(time, "time", lambda: real() + timedelta(**passed).total_seconds())

    return move


def test_session_ends_after_half_an_hour_without_a_click(signed_in, later):
    assert signed_in.get("/prive/").status_code == 200
    later(minutes=29)
    assert signed_in.get("/prive/").status_code == 200
    later(minutes=58)
    assert signed_in.get("/prive/").status_code == 200
    later(minutes=89)
    assert signed_in.get("/prive/").status_code == 302


def test_what_a_page_asks_by_itself_keeps_no_session_alive(signed_in, later, django_assert_num_queries):
    assert signed_in.get("/prive/").status_code == 200
    for minutes in range(1, 30):
        later(minutes=minutes)
        with django_assert_num_queries(2):  # the session and the person; nothing is written
            assert signed_in.get("/nu/").status_code == 204
    later(minutes=31)
    assert signed_in.get("/nu/").status_code == 302


def test_session_ends_after_eight_hours_whatever_is_clicked(signed_in, later):
    for minutes in range(0, 480, 20):
        later(minutes=minutes)
        assert signed_in.get("/prive/").status_code == 200
    later(minutes=481)
    assert signed_in.get("/prive/").status_code == 302


def test_session_is_not_written_at_every_click(signed_in, django_assert_num_queries):
    signed_in.get("/prive/")
    with django_assert_num_queries(2):  # the session and the person
        signed_in.get("/prive/")


@override_settings(ALLOWED_HOSTS=["maatwerk.example.org"], SECURE_SSL_REDIRECT=True)
def test_livez_answers_any_host_without_database():
    response = Client().get("/livez", headers={"host": "10.0.0.7"})
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_readyz_is_ready_with_every_migration(db):
    response = Client().get("/readyz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.parametrize(("answer", "line"), [(StartupProblem("Te oud."), "Te oud."), (2, "er wachten 2 migraties")])
def test_readyz_is_not_ready_and_tells_no_detail(monkeypatch, caplog, answer, line):
    def waiting_migrations():
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(health, "waiting_migrations", waiting_migrations)
    response = Client().get("/readyz")
    assert (response.status_code, response.content) == (503, b"niet gereed\n")
    assert line in caplog.text


def test_database_away_is_one_sentence_and_one_line_in_the_log(db, capsys):
    handler = next(h for h in logging.getLogger("django").handlers if h.filters)
    stream, handler.stream = handler.stream, sys.stderr
    try:
        response = Client(raise_request_exception=False).get("/weg/")
    finally:
        handler.stream = stream
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
    assert "Probeer het over een paar minuten opnieuw" in response.content.decode()
    printed = capsys.readouterr().err
    assert "connection refused" in printed
    assert "Traceback" not in printed


def test_own_fault_stays_a_500(db):
    assert Client(raise_request_exception=False).get("/fout/").status_code == 500
