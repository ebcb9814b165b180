"""Which mail server: EMAIL_URL, or else files in the var folder, where the mails of a first try can be read."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from maatwerk.lib.startup import StartupProblem

SHAPE = "smtp+tls://gebruiker:wachtwoord@host:587 (of smtps://… voor poort 465)"
BACKENDS = "django.core.mail.backends"
# {beginning of the address: (STARTTLS, TLS from the first byte, usual port)}
SMTP = {"smtp": (False, False, 25), "smtp+tls": (True, False, 587), "smtps": (False, True, 465)}
TIMEOUT = 20  # seconds per answer of the server


def mail_settings(env: Mapping[str, str], var_dir: Path, *, production: bool) -> dict[str, Any]:
    """Django's EMAIL_… settings and DEFAULT_FROM_EMAIL. Raises StartupProblem when one of them can't be used."""
    sender = env.get("MAIL_FROM") or "maatwerk@localhost"
    if "@" not in parseaddr(sender)[1] or "\n" in sender:
        raise StartupProblem("MAIL_FROM is geen e-mailadres. Gebruik Maatwerk <maatwerk@gemeente.nl>.")
    if production and not (env.get("SITE_URL") or "").startswith("https://"):
        raise StartupProblem("SITE_URL moet met https:// beginnen: mails verwijzen ernaar.")
    url = env.get("EMAIL_URL", "")
    if not url and not production:
        url = "file:"
    return {"DEFAULT_FROM_EMAIL": sender, "EMAIL_TIMEOUT": TIMEOUT, **_backend(url, var_dir, production=production)}


def _backend(url: str, var_dir: Path, *, production: bool) -> dict[str, Any]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise StartupProblem(f"EMAIL_URL is geen geldig adres. Gebruik {SHAPE}.") from None
    if parts.scheme in {"file", "console"} and not production:
        folder = {"EMAIL_FILE_PATH": str(var_dir / "mail")} if parts.scheme == "file" else {}
        name = "filebased" if parts.scheme == "file" else "console"
        return {"EMAIL_BACKEND": f"{BACKENDS}.{name}.EmailBackend", **folder}
    if parts.scheme not in SMTP or not parts.hostname or parts.query or parts.path.strip("/"):
        raise StartupProblem(f"EMAIL_URL is niet te gebruiken. Gebruik {SHAPE}.")
    starttls, tls, usual = SMTP[parts.scheme]
    if parts.username and not (starttls or tls):
        raise StartupProblem(f"EMAIL_URL zou het wachtwoord onversleuteld versturen. Gebruik {SHAPE}.")
    return {
        "EMAIL_BACKEND": f"{BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or usual,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": starttls,
        "EMAIL_USE_SSL": tls,
    }
