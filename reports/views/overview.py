"""Where the reports begin: the figures on a peildatum, and the letters."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from maatwerk.lib.refusals import sentence_of

from ..models import Letter
from ..permissions import check_can_make_letters, check_can_read_letters, check_can_see_figures, check_can_set_sender


@require_GET
def index(request):
    """The letters, newest first, and the way to the figures."""
    check_can_see_figures(request.user)
    user = request.user
    context = {
        "letters_closed_because": sentence_of(check_can_read_letters, user),
        "can_make": not sentence_of(check_can_make_letters, user),
        "can_set_sender": not sentence_of(check_can_set_sender, user),
    }
    if not context["letters_closed_because"]:
        context["letters"] = list(Letter.objects.for_list())
    return TemplateResponse(request, "reports/index.html", context)


def grouped(found):
    """[(heading, figures)] in the order in which the figures come."""
    groups = {}
    for figure in found.values():
        groups.setdefault(figure.group, []).append(figure)
    return list(groups.items())
