"""System checks of our own."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Warning

from maatwerk.lib.grants import single_role_in_use


def two_roles(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """W001: without a second role the database itself cannot keep the ledger and the log append-only."""
    if not single_role_in_use():
        return []
    return [
        Warning(
            "DATABASE_OWNER_URL ontbreekt of gebruikt dezelfde gebruiker als DATABASE_URL.",
            hint="Maak een eigenaar voor de migraties en een aparte app-gebruiker zonder eigendom (zie README).",
            id="maatwerk.W001",
        )
    ]
