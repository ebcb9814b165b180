"""Proof that the audit log is as it was written: every hash recomputed, every chain without a gap."""

from django.db import connection

# A cut-off tail can't be seen from inside; the newest hash of each chain is printed so that it can be kept elsewhere.
BROKEN = """
SELECT chain, seq, action, problem FROM (
  SELECT e.chain, e.seq, e.action,
    CASE
      WHEN e.hash <> audit_event_digest(e) THEN 'de inhoud klopt niet met de vastgelegde hash'
      WHEN e.previous_hash <> coalesce(lag(e.hash) OVER w, '') THEN 'sluit niet aan op de vorige regel'
      WHEN e.seq <> coalesce(lag(e.seq) OVER w, 0) + 1 THEN 'er ontbreekt een regel vóór deze'
    END AS problem
  FROM audit_event e WINDOW w AS (PARTITION BY e.chain ORDER BY e.seq)
) checked WHERE problem IS NOT NULL ORDER BY chain, seq
"""


def broken_events():
    """List (chain, seq, action, problem) of every event that was tampered with; empty when the log is whole."""
    with connection.cursor() as cursor:
        cursor.execute(BROKEN)
        return cursor.fetchall()


def newest_hash():
    """Return the hash over the newest hashes of all chains: one line to keep outside the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT encode(sha256(convert_to(coalesce(string_agg(hash, '' ORDER BY chain), ''), 'UTF8')), 'hex') FROM "
            "(SELECT DISTINCT ON (chain) chain, hash FROM audit_event ORDER BY chain, seq DESC) newest"
        )
        return cursor.fetchone()[0]
