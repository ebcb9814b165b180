"""The secret key of a first try: made once, kept in the var folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_key(var_dir: Path) -> str:
    """Return the key in <var>/secret-key; make it (mode 0600) when absent.

    Written under a name of its own and then linked, so that two processes that start together agree on one key.
    """
    path = var_dir / "secret-key"
    if not path.exists():
        var_dir.mkdir(parents=True, exist_ok=True)
        draft = var_dir / f"secret-key.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as handle:
            handle.write(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()
