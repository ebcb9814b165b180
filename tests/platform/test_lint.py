"""The whole source is clean: lint, format, layers, migrations and the deployment checks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent

PRODUCTION = {
    "MAATWERK_ENV": "production",
    "SECRET_KEY": "alleen-voor-deze-test-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "maatwerk.example.org",
    "DATABASE_URL": "postgres://app:x@localhost/maatwerk",
    "DATABASE_OWNER_URL": "postgres://owner:x@localhost/maatwerk",
    "SITE_URL": "https://maatwerk.example.org",
    "EMAIL_URL": "smtp+tls://maatwerk:x@mail.example.org",
    "MAIL_FROM": "Maatwerk <maatwerk@example.org>",
}


def run(*command: str, **env: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO_ALLOW"))}
    return subprocess.run(command, cwd=ROOT, env={**known, **env}, capture_output=True, text=True, check=False)


def manage(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "manage.py", *arguments, **env)


@pytest.mark.parametrize(
    "command",
    [
        (str(BIN / "ruff"), "check", "--no-cache", "."),
        (str(BIN / "ruff"), "format", "--no-cache", "--check", "."),
        (str(BIN / "lint-imports"), "--no-cache"),
    ],
    ids=["ruff check", "ruff format", "import layers"],
)
def test_source_is_clean(command):
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_migrations_tell_everything_that_the_models_say():
    server = str(settings.DATABASES["default"]["VAR_DIR"])
    done = manage("makemigrations", "--check", "--dry-run", MAATWERK_VAR=server)
    assert done.returncode == 0, done.stdout + done.stderr


def test_deployment_check_is_clean_in_production():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), done.stderr


def test_deployment_check_warns_for_a_single_database_role():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **{**PRODUCTION, "DATABASE_OWNER_URL": ""})
    assert done.returncode == 1
    assert "maatwerk.W001" in done.stderr


def test_production_names_everything_that_is_missing_at_once():
    needed = ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "SITE_URL", "EMAIL_URL", "MAIL_FROM"]
    done = manage("check", **{**PRODUCTION, **dict.fromkeys(needed, "")})
    assert done.returncode == 1
    assert [line.split()[0] for line in done.stderr.splitlines()] == needed


def test_unknown_mode_is_refused():
    done = manage("check", MAATWERK_ENV="productie")
    assert done.returncode == 1
    assert done.stderr == 'MAATWERK_ENV is "productie". Kies development, demo of production.\n'


def test_web_entry_point_refuses_with_the_code_that_stops_gunicorn():
    done = run(sys.executable, "-c", "import maatwerk.wsgi", **{**PRODUCTION, "SECRET_KEY": ""})
    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 1
