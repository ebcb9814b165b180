"""Every address of the app. Login is the default; the few public ones are listed in tests/platform/test_access.py."""

from django.urls import include, path

urlpatterns = [
    path("", include("maatwerk.people.urls")),
    path("", include("cases.urls")),
    path("", include("canvas.urls")),
    path("", include("budgets.urls")),
    path("", include("reports.urls")),
    path("", include("maatwerk.audit.urls")),
    path("", include("maatwerk.post.urls")),
]

handler500 = "maatwerk.lib.errors.server_error"
