"""Leaf helpers. Nothing in here imports an app (linted)."""
