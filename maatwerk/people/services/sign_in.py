"""Signing in and out. After ten failures within a quarter of an hour a username is closed for a quarter of an hour.

Whatever went wrong, the sentence is the same: it never tells whether the username or the password was right, nor
whether the username exists (an unknown one is closed just the same).
"""

from datetime import timedelta

from django.contrib import auth
from django.db import transaction
from django.utils.crypto import salted_hmac

from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken

from ..logbook import record
from ..models import SignInFailures, User

MAX_FAILURES = 10
WINDOW = timedelta(minutes=15)
CLOSED_FOR = timedelta(minutes=15)
KEPT_FOR = timedelta(days=1)

WRONG = "Deze combinatie van gebruikersnaam en wachtwoord klopt niet. Controleer beide en probeer het opnieuw."
CLOSED = (
    "Het aanmelden met deze gebruikersnaam is te vaak mislukt. Wacht een kwartier en probeer het dan opnieuw. "
    "Ben je je wachtwoord kwijt, vraag dan de functioneel beheerder om een nieuw."
)


def sign_in(request, *, username, password):
    """Sign this request in and return the user. Raises NotAllowed (wrong) or RuleBroken (closed for now)."""
    _forget_old()
    with transaction.atomic():
        # The row stays locked while the password is judged: guesses sent side by side are counted one by one.
        row = _locked_row(username)
        if row.locked_until and clock.now() < row.locked_until:
            refusal = RuleBroken(CLOSED)
        elif user := auth.authenticate(request, username=username, password=password):
            row.delete()
            record("sign_in.done", user, by=user)
            refusal = None
        else:
            refusal = _count_failure(row, username)
    # Raised here and not above, so that the count is kept.
    if refusal:
        raise refusal
    auth.login(request, user)
    return user


def sign_out(request):
    """End this session."""
    record("sign_out.done", request.user, by=request.user)
    auth.logout(request)


def _locked_row(username):
    """The count of this username, locked until the end of the transaction; made when there is none."""
    key = salted_hmac("maatwerk.people.sign_in", username.strip().casefold(), algorithm="sha256").hexdigest()
    # An upsert, because the request that one waits for may remove the row.
    SignInFailures.objects.bulk_create(
        [SignInFailures(key=key, since=clock.now())],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["key"],
    )
    return SignInFailures.objects.get(key=key)


@transaction.atomic
def _forget_old():
    """Remove counts of days ago, except those that another request is busy with."""
    old = SignInFailures.objects.filter(since__lt=clock.now() - KEPT_FOR).select_for_update(skip_locked=True)
    SignInFailures.objects.filter(pk__in=[row.pk for row in old]).delete()


def _count_failure(row, username):
    """Count one failure and return the refusal that goes with it."""
    now = clock.now()
    if row.locked_until or now - row.since > WINDOW:
        row.count, row.since, row.locked_until = 0, now, None
    row.count += 1
    if row.count >= MAX_FAILURES:
        row.locked_until = now + CLOSED_FOR
    row.save()
    subject = User.objects.filter(username=username).first() or row
    record("sign_in.closed" if row.locked_until else "sign_in.refused", subject, by=None, result="refused")
    return RuleBroken(CLOSED) if row.locked_until else NotAllowed(WRONG)
