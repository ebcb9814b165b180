"""A refusal is a Dutch sentence, also when the database refuses."""

import pytest
from django.db import IntegrityError, connection, transaction

from maatwerk.lib import refusals
from maatwerk.lib.refusals import NotAllowed, RuleBroken, database_sentence, register_constraint_sentences, sentence_of


@pytest.fixture(autouse=True)
def own_registry(monkeypatch):
    monkeypatch.setattr(refusals, "_sentences", {})


def test_sentence_of_gives_the_reason_or_nothing():
    def check(person, *, open_again=False):
        if person == "consulent":
            raise NotAllowed("Vraag de voorzitter.")
        if open_again:
            raise RuleBroken("Dit dossier is dicht.")

    assert sentence_of(check, "consulent") == "Vraag de voorzitter."
    assert sentence_of(check, "voorzitter", open_again=True) == "Dit dossier is dicht."
    assert sentence_of(check, "voorzitter") == ""


def test_sentence_of_does_not_hide_a_fault():
    with pytest.raises(ZeroDivisionError):
        sentence_of(lambda: 1 / 0)


def provoke(statement):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return refusal.value


def test_database_sentence_finds_the_sentence_by_the_name_of_the_constraint(db):
    problem = provoke(
        "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'check_violation', CONSTRAINT = 'never_negative'; END $$"
    )
    assert database_sentence(problem) == refusals.FALLBACK_SENTENCE
    register_constraint_sentences({"never_negative": "Er is te weinig beschikbaar."})
    assert database_sentence(problem) == "Er is te weinig beschikbaar."


def test_database_sentence_has_a_fallback_without_any_name():
    assert database_sentence(IntegrityError("something")) == refusals.FALLBACK_SENTENCE


def test_one_constraint_has_one_sentence():
    register_constraint_sentences({"a": "Een."})
    register_constraint_sentences({"a": "Een."})
    with pytest.raises(ValueError, match="another sentence"):
        register_constraint_sentences({"a": "Twee."})
