"""What the computer must have: told in one line, installed only by root."""

import os

import pytest

from maatwerk.lib import system
from maatwerk.lib.serving import refuse_busy_port
from maatwerk.lib.startup import StartupProblem, plainly

ABSENT = (
    system.Need("Pango", "libpango-1.0-0", library="libnotthere-1.0.so.0"),
    system.Need("Chromium", "chromium", programs=("not-there",)),
)


@pytest.fixture
def installed(monkeypatch):
    asked = []
    monkeypatch.setattr(system, "_apt_install", asked.append)
    return asked


def test_ensure_says_nothing_when_all_is_there(installed):
    system.ensure(system.TEST_NEEDS)
    assert installed == []


def test_ensure_names_the_line_to_type(monkeypatch, installed):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(StartupProblem) as problem:
        system.ensure(ABSENT)
    assert problem.value.sentences == (
        "Op deze computer ontbreekt: Pango, Chromium. "
        "Typ: sudo apt-get install --no-install-recommends chromium libpango-1.0-0",
    )
    assert installed == []


def test_ensure_installs_for_root_and_tells_when_that_failed(monkeypatch, installed):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(system.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    with pytest.raises(StartupProblem):
        system.ensure(ABSENT)
    assert installed == [["chromium", "libpango-1.0-0"]]


def test_busy_port_is_told_with_the_next_one(live_server):
    host, _, port = live_server.url.removeprefix("http://").partition(":")
    with pytest.raises(StartupProblem, match=f"Poort {port} op {host} is niet vrij.*--port {int(port) + 1}"):
        refuse_busy_port(host, int(port))


def test_plainly_prints_the_sentences_and_exits(capsys):
    with pytest.raises(SystemExit) as end, plainly():
        raise StartupProblem("Eerst dit.", "Dan dat.")
    assert end.value.code == 1
    assert capsys.readouterr().err == "Eerst dit.\nDan dat.\n"
