"""What the app role may do, written again after every migrate.

The app role reads and writes rows, never the schema. It gets no TRUNCATE anywhere, no UPDATE or DELETE on rows that
are only ever added (`append_only = True`), no DELETE where `no_delete = True`, only SELECT on what triggers write
(`written_by_trigger = True`) and on Django's own list of migrations. It makes no temporary tables: one with the name
of a real table would be read in its place. This is the real lock; the triggers are the second (an owner can switch a
trigger off, the app cannot).
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

READ_ONLY_TABLES = frozenset({"django_migrations"})
ALL_RIGHTS = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})
# The queue of background work. Its models are not managed by Django; its functions run with the rights of the caller.
# What a job did before is added by trigger and leaves with the job.
QUEUE_TABLES = {
    "procrastinate_jobs": ALL_RIGHTS,
    "procrastinate_workers": ALL_RIGHTS,
    "procrastinate_periodic_defers": ALL_RIGHTS,
    "procrastinate_events": frozenset({"SELECT", "INSERT"}),
}


def app_role(connection: BaseDatabaseWrapper) -> str:
    """The name of the role that the web pages use."""
    return connection.settings_dict.get("APP_ROLE") or "maatwerk_app"


def expected_rights() -> dict[str, frozenset[str]]:
    """Per table what the app role may do. Many-to-many tables that Django makes by itself are included."""
    rights = dict.fromkeys(READ_ONLY_TABLES, frozenset({"SELECT"})) | QUEUE_TABLES
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed or model._meta.proxy:
            continue
        allowed = ALL_RIGHTS
        if getattr(model, "written_by_trigger", False):
            allowed = frozenset({"SELECT"})
        elif getattr(model, "append_only", False):
            allowed = frozenset({"SELECT", "INSERT"})
        elif getattr(model, "no_delete", False):
            allowed = ALL_RIGHTS - {"DELETE"}
        rights[model._meta.db_table] = allowed
    return rights


def role_exists(connection: BaseDatabaseWrapper, role: str) -> bool:
    """Whether the server knows this role."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        return cursor.fetchone() is not None


def apply_grants(connection: BaseDatabaseWrapper) -> None:
    """Give and take the rights. Does nothing when the app role does not exist or is the one that is connected."""
    role = app_role(connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user, current_database()")
        owner, database = cursor.fetchone()
        if owner == role or not role_exists(connection, role):
            return
        present = set(connection.introspection.table_names(cursor))
        quoted = connection.ops.quote_name(role)
        cursor.execute(f"REVOKE TEMPORARY ON DATABASE {connection.ops.quote_name(database)} FROM PUBLIC, {quoted}")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quoted}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quoted}")
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {quoted}")
        for table, allowed in sorted(expected_rights().items()):
            if table in present:
                name = connection.ops.quote_name(table)
                cursor.execute(f"GRANT {', '.join(sorted(allowed))} ON {name} TO {quoted}")


def after_migrate(sender: Any, *, using: str = "default", **kwargs: Any) -> None:
    """post_migrate handler; runs once per migrate, at the last app, when every table is there."""
    if sender.label == _last_app_label():
        apply_grants(connections[using])


def _last_app_label() -> str:
    return [config.label for config in apps.get_app_configs() if config.models_module is not None][-1]


def single_role_in_use() -> bool:
    """True when schema and pages use one and the same login, so that the database cannot hold the append-only rule."""
    return bool(settings.DATABASES["default"].get("SINGLE_ROLE"))
