"""How every page of this app answers."""

from django.template.response import TemplateResponse


def respond(request, template, context, act=None):
    """The page; with status 409 when `act` (an attempt) was refused, so that typed text stays and scripts notice."""
    return TemplateResponse(request, template, context, status=409 if act and act.sentence else 200)
