"""Maatwerk: the project package (settings, urls, shared code) around the apps of the work itself."""
