"""Django's PostgreSQL backend on the embedded server: a connection first makes sure that the server runs."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import psycopg
from django.db.backends.postgresql import base, client

from maatwerk.lib.postgres.places import bin_dir
from maatwerk.lib.postgres.server import Server, ensure_running

RETRY_SECONDS = 20


def _server(settings_dict: dict[str, Any]) -> Server:
    return ensure_running(Path(settings_dict["VAR_DIR"]), settings_dict.get("SERVER_OPTIONS", ()))


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell` with the psql that belongs to the server."""

    @classmethod
    def settings_to_cmd_args_env(cls, settings_dict: dict[str, Any], parameters: Any) -> tuple[list[str], Any]:
        """psql's command line; the password goes through the environment."""
        server = _server(settings_dict)
        known = {"HOST": server.host, "PORT": server.port, "PASSWORD": server.passwords[settings_dict["USER"]]}
        args, env = super().settings_to_cmd_args_env({**settings_dict, **known}, parameters)
        own = bin_dir() / "psql"
        return ([str(own), *args[1:]] if own.exists() else args), env


class DatabaseWrapper(base.DatabaseWrapper):
    """Fills in where the server listens, and starts it again when it was killed."""

    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        """Django's parameters with the embedded server's address and password."""
        server = _server(self.settings_dict)
        own = server.params(self.settings_dict["USER"], self.settings_dict["NAME"] or "postgres")
        return {**super().get_connection_params(), **own}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect. A server that was just killed or is just stopping is waited for and started again."""
        deadline = time.monotonic() + RETRY_SECONDS
        while True:
            try:
                return super().get_new_connection(conn_params)
            except psycopg.OperationalError as exc:
                # No SQLSTATE: nobody listens. 57P0x: shutting down or starting up.
                if time.monotonic() > deadline or not (exc.sqlstate or "57P").startswith("57P"):
                    raise
            time.sleep(0.1)
            _server(self.settings_dict)
