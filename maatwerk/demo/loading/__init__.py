"""Plays the demonstration story through the app's own services, act by act, with the clock on the day it happened."""

from .loader import DemoRefused, is_loaded, load

__all__ = ["DemoRefused", "is_loaded", "load"]
