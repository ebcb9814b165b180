"""Everything that is done with accounts and mandates. Each function checks, writes and records the event."""

from .sign_in import sign_in, sign_out

__all__ = ["sign_in", "sign_out"]
