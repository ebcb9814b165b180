"""A refusal is a Dutch sentence that says what to do, not a code. Services raise it, views show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import IntegrityError

FALLBACK_SENTENCE = (
    "Dit kan niet worden opgeslagen: het past niet bij wat er al staat. Ververs de pagina en probeer het opnieuw."
)

_sentences: dict[str, str] = {}


class Refusal(Exception):
    """Something may not happen now. `.sentence` is shown to the person as it is."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotAllowed(Refusal):
    """This person may not do this."""


class RuleBroken(Refusal):
    """Nobody may do this now: the object is not ready for it."""


def sentence_of(check: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """Why `check(*args)` refuses, or '' when it allows. Explains a closed button with the rule that closes it."""
    try:
        check(*args, **kwargs)
    except Refusal as refusal:
        return refusal.sentence
    return ""


def register_constraint_sentences(sentences: Mapping[str, str]) -> None:
    """Tell which sentence belongs to which database constraint (`{constraint name: sentence}`).

    Raises ValueError when a name gets two different sentences.
    """
    for name, sentence in sentences.items():
        if _sentences.get(name, sentence) != sentence:
            raise ValueError(f"Constraint {name} already has another sentence.")
        _sentences[name] = sentence


def constraint_name(exc: BaseException) -> str:
    """The name of the violated constraint, or '' when the driver gives none."""
    seen: BaseException | None = exc
    while seen is not None:
        diag = getattr(seen, "diag", None)
        if diag is not None and diag.constraint_name:
            return str(diag.constraint_name)
        seen = seen.__cause__
    return ""


def database_sentence(exc: IntegrityError) -> str:
    """The Dutch sentence for a rule that the database kept."""
    return _sentences.get(constraint_name(exc), FALLBACK_SENTENCE)
