"""Every address of the app. Login is the default; the few public ones are listed in tests/platform/test_access.py."""

from importlib.util import find_spec

from django.urls import include, path

# Each app brings its own addresses; order decides who owns "/".
_APPS = ["maatwerk.people", "cases", "canvas", "budgets", "reports", "maatwerk.audit"]

urlpatterns = [path("", include(f"{app}.urls")) for app in _APPS if find_spec(f"{app}.urls")]

handler500 = "maatwerk.lib.errors.server_error"
