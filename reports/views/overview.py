"""Where the reports begin: the figures on a peildatum, and the letters."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET

from budgets.forms import AsOfForm
from maatwerk.lib.refusals import sentence_of

from ..letters import letter_figures
from ..models import Letter
from ..permissions import check_can_make_letters, check_can_read_letters, check_can_see_figures, check_can_set_sender

# (heading, what a key begins with); the first that fits takes the figure.
GROUPS = (
    ("Casussen en plannen", ("besproken", "plannen", "uitgevoerd", "kbas", "woonproblematiek")),
    ("Gestopt vóór akkoord", ("regulier", "gezin_niet_akkoord", "ingetrokken", "niet_akkoord")),
    ("Kosten en rendement over 12 maanden", ("huidig", "dreigend", "maatwerk", "rendement")),
    ("Hoe tevreden gezinnen zijn", ("cijfer", "aantal_cijfers", "geen_cijfer")),
    ("Begroting", ("",)),
)


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


@require_GET
def figures_page(request):
    """Every figure with its definition, peildatum and n."""
    check_can_see_figures(request.user)
    form = AsOfForm.of(request)
    found = letter_figures(form.as_of)
    return TemplateResponse(
        request, "reports/figures.html", {"form": form, "as_of": form.as_of, "groups": grouped(found)}
    )


def grouped(found):
    """[(heading, figures)] in the order of the page; every figure stands in one group."""
    left = dict(found)
    groups = []
    for heading, beginnings in GROUPS:
        keys = [key for key in left if key.startswith(beginnings)]
        if keys:
            groups.append((heading, [left.pop(key) for key in keys]))
    return groups
