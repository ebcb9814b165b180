"""The pages of the functioneel beheerder: people, mandates, and the teams they work in. No case content."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from maatwerk.lib import clock
from maatwerk.lib.once import already_done, mark_done

from .. import services
from ..forms import (
    DisciplineForm,
    EndMandateForm,
    MandateForm,
    OrganisationForm,
    PeopleFilter,
    PersonForm,
    TeamForm,
)
from ..logbook import attempt
from ..models import Discipline, Mandate, Organisation, Team, User
from ..permissions import check_can_administer

PER_PAGE = 50
SOON = timedelta(days=60)


def respond(request, template, context, act=None):
    """The page; with status 409 when `act` (an attempt) was refused."""
    return TemplateResponse(request, template, context, status=409 if act and act.sentence else 200)


@require_GET
def admin(request):
    """What there is to keep, and which mandates ask for attention."""
    check_can_administer(request.user)
    today = clock.today()
    context = {
        "people": User.objects.active().count(),
        "mandates": Mandate.objects.running(today).count(),
        "ending": Mandate.objects.ending_between(today, today + SOON).select_related("user").order_by("ends_on"),
        "without": User.objects.coaches_without_mandate(),
    }
    return respond(request, "people/admin.html", context)


@require_GET
def people(request):
    """All colleagues with their roles and mandates."""
    check_can_administer(request.user)
    form = PeopleFilter(request.GET)
    page = Paginator(form.narrow(User.objects.for_list()), PER_PAGE).get_page(request.GET.get("page"))
    return respond(request, "people/people.html", {"form": form, "page_obj": page})


@require_http_methods(["GET", "POST"])
def new_person(request):
    """Make an account. Its first password stands on the answer and nowhere else."""
    check_can_administer(request.user)
    form, act = PersonForm(request.POST or None, button="Account maken", initial={"is_active": True}), None
    if form.is_valid():
        with attempt(request, "person.create", request.user, form=form) as act:
            user, password = services.create_person(**form.cleaned_data, by=request.user)
        if act.done:
            return respond(request, "people/password_once.html", {"person": user, "password": password, "is_new": True})
    return respond(request, "people/new_person.html", {"form": form}, act)


@require_http_methods(["GET", "POST"])
def person(request, pk):
    """One colleague: the account, the mandates and a new password."""
    check_can_administer(request.user)
    subject = get_object_or_404(User.objects.for_list(), pk=pk)
    name = subject.display_name
    form, act = PersonForm(request.POST or None, instance=subject, button="Wijzigingen opslaan"), None
    if form.is_valid():
        with attempt(request, "person.change", subject, form=form) as act:
            services.change_person(subject, **form.cleaned_data, by=request.user)
        if act.done:
            messages.success(request, f"De gegevens van {name} zijn opgeslagen.")
            return redirect("people:person", pk)
    return respond(request, "people/person.html", _about(pk, form=form), act)


def _about(pk, *, form=None, mandate_form=None):
    """What the page of one colleague shows; the row is read anew, because a form writes on its instance."""
    subject = User.objects.for_list().get(pk=pk)
    return {
        "person": subject,
        "mandates": subject.mandates.select_related("granted_by"),
        "form": form or PersonForm(instance=subject, button="Wijzigingen opslaan"),
        "mandate_form": mandate_form or MandateForm(prefix="mandaat"),
    }


@require_POST
def give_mandate(request, pk):
    """Give a colleague a mandate."""
    check_can_administer(request.user)
    subject = get_object_or_404(User, pk=pk)
    form, act = MandateForm(request.POST, prefix="mandaat"), None
    if already_done(request, form):
        return redirect("people:person", pk)
    if form.is_valid():
        period = {name: form.cleaned_data[name] for name in ("starts_on", "ends_on")}
        with attempt(request, "mandate.give", subject, form=form) as act:
            services.give_mandate(subject, **period, by=request.user)
        if act.done:
            mark_done(request, form)
            messages.success(request, f"{subject} heeft een mandaat.")
            return redirect("people:person", pk)
    return respond(request, "people/person.html", _about(pk, mandate_form=form), act)


@require_http_methods(["GET", "POST"])
def end_mandate(request, pk):
    """Say on which day a mandate ends."""
    check_can_administer(request.user)
    mandate = get_object_or_404(Mandate.objects.select_related("user", "granted_by"), pk=pk)
    form, act = EndMandateForm(request.POST or None), None
    if form.is_valid():
        with attempt(request, "mandate.end", mandate, form=form) as act:
            services.end_mandate(mandate, ends_on=form.cleaned_data["ends_on"], by=request.user)
        if act.done:
            messages.success(request, f"Het mandaat van {mandate.user} is beëindigd.")
            return redirect("people:person", mandate.user_id)
    return respond(request, "people/end_mandate.html", {"mandate": mandate, "form": form}, act)


@require_POST
def renew_password(request, pk):
    """Give a colleague a new temporary password; it stands on the answer and nowhere else."""
    check_can_administer(request.user)
    subject = get_object_or_404(User, pk=pk)
    password = services.renew_password(subject, by=request.user)
    return respond(request, "people/password_once.html", {"person": subject, "password": password})


# {part of the page: (form, service, what is said afterwards)}
ADDING = {
    "organisatie": (OrganisationForm, services.add_organisation, "De organisatie is toegevoegd."),
    "team": (TeamForm, services.add_team, "Het team is toegevoegd."),
    "discipline": (DisciplineForm, services.add_discipline, "De discipline is toegevoegd."),
}


@require_http_methods(["GET", "POST"])
def teams(request):
    """Organisations, teams and disciplines; each with a form to add one."""
    check_can_administer(request.user)
    part = next((name for name in ADDING if f"add-{name}" in request.POST), None)
    forms = {name: form(request.POST if name == part else None, prefix=name) for name, (form, _, _) in ADDING.items()}
    act = None
    if part and forms[part].is_valid():
        with attempt(request, f"{part}.add", request.user, form=forms[part]) as act:
            ADDING[part][1](**forms[part].cleaned_data, by=request.user)
        if act.done:
            messages.success(request, ADDING[part][2])
            return redirect("people:teams")
    context = {
        "organisations": Organisation.objects.all(),
        "teams": Team.objects.select_related("organisation"),
        "disciplines": Discipline.objects.all(),
        "forms": forms,
    }
    return respond(request, "people/teams.html", context, act)
