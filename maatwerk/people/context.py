"""What every page shows: the menu for this person's roles, and in the demo that it is one."""

from django.conf import settings

from maatwerk.lib import clock
from maatwerk.lib.dates import format_day

from .enums import Role

# (label, address, who sees it). What someone may do there is decided by the page itself.
MENU = (
    ("Mijn werk", "/", tuple(Role)),
    ("Casussen", "/casussen/", (Role.COACH, Role.CONSULTANT)),
    ("Tafels", "/tafels/", (Role.COACH, Role.CONSULTANT, Role.CHAIR)),
    ("Besluiten", "/besluiten/", (Role.COACH, Role.CHAIR, Role.BUDGET_KEEPER)),
    (
        "Fondsen",
        "/fondsen/",
        (Role.BUDGET_KEEPER, Role.MANAGER, Role.CHAIR, Role.COACH, Role.CONSULTANT, Role.POLICY_ADVISER),
    ),
    (
        "Leerpunten",
        "/leerpunten/",
        (Role.COACH, Role.CONSULTANT, Role.CHAIR, Role.MANAGER, Role.POLICY_ADVISER),
    ),
    (
        "Zoeken",
        "/zoeken/",
        (Role.COACH, Role.CONSULTANT, Role.CHAIR, Role.MANAGER, Role.POLICY_ADVISER),
    ),
    ("Rapporten", "/rapporten/", (Role.MANAGER, Role.POLICY_ADVISER, Role.CHAIR, Role.BUDGET_KEEPER)),
    ("Beheer", "/beheer/", (Role.ADMINISTRATOR,)),
)


def navigation(request):
    """Template context: `nav` as (label, url, current), `programme`, `theme_css` and, in the demo, `demo_note`."""
    user = getattr(request, "user", None)
    context = {"programme": settings.PROGRAMME_NAME, "theme_css": settings.THEME_CSS}
    if settings.DEMO:
        context["demo"] = True
        context["demo_note"] = f"de klok staat op {format_day(clock.today())} {clock.today().year}"
    if user is None or not user.is_authenticated:
        return context
    context["nav"] = [
        (label, url, request.path == url if url == "/" else request.path.startswith(url))
        for label, url, roles in MENU
        if user.has_role(*roles)
    ]
    return context
