"""A function of the database that a later migration changes: its statement, taken from the migration that made it."""

from __future__ import annotations

PATH = "SET search_path = public, pg_temp"


def function_of(sql: str, name: str) -> str:
    """The statement in `sql` that makes this trigger function, as one that replaces it.

    With the search path that every function of ours has. Raises ValueError when `sql` does not make it.
    """
    start = sql.index(f"CREATE FUNCTION {name}()")
    end = sql.index("END $$;", start) + len("END $$;")
    made = sql[start:end].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)
    return made if "SET search_path" in made else made.replace("LANGUAGE plpgsql", f"LANGUAGE plpgsql {PATH}", 1)


def changed(sql: str, old: str, new: str) -> str:
    """`sql` with its first `old` replaced. Raises ValueError when it is not there: then nothing would change."""
    if old not in sql:
        raise ValueError(f"not in this statement: {old}")
    return sql.replace(old, new, 1)
