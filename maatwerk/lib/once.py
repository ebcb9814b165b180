"""A form that is sent twice is handled once: a double click, a reload after posting, a slow line.

The form carries a random token; the session remembers the tokens that were handled. Ledger rows have their own key
in the database as well (budgets.models.Mutation.key), because money must hold across sessions.
"""

import uuid

from django import forms

REMEMBERED = 50
SESSION_KEY = "handled_forms"


def new_token():
    """A token for one rendering of a form."""
    return uuid.uuid4().hex


class OnceForm(forms.Form):
    """Adds the hidden token to a form that creates something."""

    once = forms.CharField(widget=forms.HiddenInput, initial=new_token, max_length=32)

    @property
    def token(self):
        """The token that was sent along, or a new one when it was left out."""
        return self.data.get(self.add_prefix("once"), "") if self.is_bound else self["once"].initial


def already_done(request, form):
    """True when this very form was handled before in this session."""
    return bool(form.token) and form.token in request.session.get(SESSION_KEY, [])


def mark_done(request, form):
    """Remember that this form was handled; call it after the service succeeded."""
    handled = request.session.get(SESSION_KEY, [])
    request.session[SESSION_KEY] = [*handled, form.token][-REMEMBERED:]
