"""Which database: DATABASE_URL, or else the embedded server in the var folder.

Two roles: the app role runs the pages, the owner runs the migrations. MAATWERK_DB_ROLE chooses ("app" unless
manage.py runs a schema command).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from maatwerk.lib.startup import StartupProblem

OWNER_ROLE = "maatwerk_owner"
APP_ROLE = "maatwerk_app"
DATABASE_NAME = "maatwerk"
OLDEST_SERVER = 15
ALLOWED_OPTIONS = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout", "application_name"})


def databases(env: Mapping[str, str], var_dir: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES. Raises StartupProblem when a URL cannot be used."""
    role = env.get("MAATWERK_DB_ROLE") or "app"
    if role not in {"app", "owner"}:
        raise StartupProblem(f'MAATWERK_DB_ROLE is "{role}". Kies app of owner.')
    url = env.get("DATABASE_URL", "")
    chosen = _from_urls(url, env.get("DATABASE_OWNER_URL", ""), role) if url else _embedded(role, var_dir)
    return {"default": {**chosen, "ATOMIC_REQUESTS": False, "CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 60}}


def _embedded(role: str, var_dir: Path) -> dict[str, Any]:
    return {
        "ENGINE": "maatwerk.lib.postgres.backend",
        "NAME": DATABASE_NAME,
        "USER": OWNER_ROLE if role == "owner" else APP_ROLE,
        "APP_ROLE": APP_ROLE,
        "VAR_DIR": var_dir,
        # Tests put settings here that are fast and unsafe, such as fsync=off.
        "SERVER_OPTIONS": (),
    }


def _from_urls(app_url: str, owner_url: str, role: str) -> dict[str, Any]:
    app = parse_url(app_url, "DATABASE_URL")
    owner = parse_url(owner_url, "DATABASE_OWNER_URL") if owner_url else app
    chosen = owner if role == "owner" else app
    return {**chosen, "APP_ROLE": app["USER"], "SINGLE_ROLE": owner["USER"] == app["USER"]}


def parse_url(url: str, name: str) -> dict[str, Any]:
    """Django's settings for one postgres:// address. Raises StartupProblem that names the variable, never its value."""
    shape = "postgres://gebruiker:wachtwoord@host:5432/naam"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise StartupProblem(f"{name} is geen geldig adres. Gebruik {shape}.") from None
    if parts.scheme not in {"postgres", "postgresql"}:
        raise StartupProblem(
            f"{name} moet met postgres:// beginnen; iets anders dan PostgreSQL kan niet. Gebruik {shape}."
        )
    database = unquote(parts.path.lstrip("/"))
    query = dict(parse_qsl(parts.query))
    # A unix socket has no host in the address itself: postgres://user@/name?host=/run/postgresql
    host = unquote(parts.hostname or "") or query.pop("host", "")
    if not database or not host or not parts.username or "/" in database:
        raise StartupProblem(f"{name} is niet volledig: gebruiker, host en naam zijn nodig. Gebruik {shape}.")
    unknown = sorted(set(query) - ALLOWED_OPTIONS)
    if unknown:
        raise StartupProblem(f"{name} heeft een onbekende optie: {', '.join(unknown)}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database,
        "USER": unquote(parts.username),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "OPTIONS": query,
    }


def refuse_old_server(sender: Any, connection: Any, **kwargs: Any) -> None:
    """connection_created handler: PostgreSQL 15 is the oldest that the migrations and the rights were tried on."""
    found = connection.connection.info.server_version // 10000
    if found < OLDEST_SERVER:
        connection.close()
        raise StartupProblem(
            f"De database is PostgreSQL {found}. Maatwerk heeft PostgreSQL {OLDEST_SERVER} of nieuwer nodig."
        )
