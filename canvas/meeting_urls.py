"""Addresses of the tafels."""

meeting_patterns = []
