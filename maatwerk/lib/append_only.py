"""Rows that are only ever added: the ledger, the audit log, an akkoord (house rule: corrections are new rows).

Three locks: this class refuses in Python with a clear error, the trigger refuses SQL, and the app role has no right
to UPDATE, DELETE or TRUNCATE these tables (maatwerk/lib/grants.py). TRUNCATE has no trigger: that would break the
clean-up between tests, and the missing right is enough.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(TypeError):
    """Code tried to change a row that may only be added: a programming error, so no Dutch sentence."""


class AppendOnlyQuerySet(models.QuerySet):
    """Reads and inserts; refuses everything that changes or removes rows."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError(f"{self.model.__name__} rows are only ever added.")

    update = delete = bulk_update = update_or_create = _raw_delete = _refuse

    def bulk_create(self, objs, *args: Any, **kwargs: Any):
        """As always, but without overwriting on conflict."""
        if kwargs.get("update_conflicts"):
            self._refuse()
        return super().bulk_create(objs, *args, **kwargs)


class AppendOnly(models.Model):
    """Mixin for such a model. `append_only` is what the grants read."""

    append_only = True

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; refuses a row that is already stored."""
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} rows are only ever added.")
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Always refuses."""
        raise AppendOnlyError(f"{type(self).__name__} rows are only ever added.")


def append_only_sql(table: str) -> tuple[str, str]:
    """SQL for `migrations.RunSQL(*append_only_sql("audit_event"))`: row triggers that refuse UPDATE and DELETE.

    The error has SQLSTATE 23001 (restrict_violation, an IntegrityError) and constraint name `<table>_append_only`.
    Each table gets a function of its own, so that the reverse drops only what is its own.
    """
    if not table.replace("_", "").isalnum():
        raise ValueError(f"Not a plain table name: {table}")
    name = f"{table}_append_only"
    forward = f"""
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $body$
BEGIN
    RAISE EXCEPTION '{table}: rows are only ever added'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = '{name}', TABLE = '{table}';
END
$body$;
CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
"""
    reverse = f"""
DROP TRIGGER IF EXISTS {name} ON {table};
DROP FUNCTION IF EXISTS {name}();
"""
    return forward, reverse
