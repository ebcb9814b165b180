"""The bridge between a view and a service: a refusal becomes a sentence on the page and a line in the log."""

from contextlib import contextmanager

from django.contrib import messages

from maatwerk.lib.refusals import NotAllowed, Refusal

from .services import record_refusal


class Attempt:
    """What came of it: `done`, or the `sentence` that says why not; `status` is the HTTP status of the answer."""

    done = False
    sentence = ""
    status = 200


@contextmanager
def attempt(request, action, subject, *, case=None, form=None):
    """Run a service inside `with`; afterwards `.done` tells whether it passed.

    A refusal is put on the form (typed text stays) or, without form, in a message, and is recorded in the audit log.
    """
    outcome = Attempt()
    try:
        yield outcome
        outcome.done = True
    except Refusal as refusal:
        outcome.sentence = refusal.sentence
        outcome.status = 403 if isinstance(refusal, NotAllowed) else 409
        if form is not None:
            form.add_error(None, refusal.sentence)
        else:
            messages.error(request, refusal.sentence)
        record_refusal(action, subject, by=request.user, case=case, reason=type(refusal).__name__)
