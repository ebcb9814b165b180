"""Sign in (the one public page) and sign out."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from maatwerk.lib.refusals import NotAllowed, Refusal

from .. import logbook, services
from ..demo_accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from ..forms import PasswordForm, SignInForm


def safe_next(request):
    """Where to go afterwards: only an address of this site, else ''."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if own else ""


@sensitive_post_parameters("password")
@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in(request):
    """Ask for username and password."""
    target = safe_next(request)
    if request.user.is_authenticated:
        return redirect(target or settings.LOGIN_REDIRECT_URL)
    form, refusal = SignInForm(request.POST or None), None
    if form.is_valid():
        try:
            user = services.sign_in(request, **form.cleaned_data)
            return redirect("people:password" if user.password_is_temporary else target or settings.LOGIN_REDIRECT_URL)
        except Refusal as refused:
            refusal = refused
    context = {"form": form, "next": target, "refusal": refusal}
    if settings.DEMO:
        context |= {"demo_accounts": list(DEMO_ACCOUNTS.items()), "demo_password": DEMO_PASSWORD}
    # Too many attempts is 429; a typing error is an ordinary page.
    status = 429 if refusal and not isinstance(refusal, NotAllowed) else 200
    return TemplateResponse(request, "people/sign_in.html", context, status=status)


@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
def password(request):
    """Choose a password of one's own."""
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        with logbook.attempt(request, "person.choose_password", request.user, form=form) as act:
            services.choose_password(request, old=form.cleaned_data["old"], new=form.cleaned_data["new"])
        if act.done:
            messages.success(request, "Je wachtwoord is gewijzigd.")
            return redirect(settings.LOGIN_REDIRECT_URL)
    return TemplateResponse(request, "people/password.html", {"form": form})


@require_POST
def sign_out(request):
    """End the session and show the sign-in page."""
    services.sign_out(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)
