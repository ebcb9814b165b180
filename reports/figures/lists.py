"""The lists that the functioneel beheerder keeps, as names of figures: `leefgebied_wonen`, `thema_schulden`."""

from django.db.models import Value
from django.utils.text import slugify

from cases.models import LifeDomain, Theme

KINDS = {"leefgebied": LifeDomain, "thema": Theme}


def flag_names():
    """{(kind, pk): key} of every leefgebied and theme, also of those that are no longer chosen. One query."""
    lists = [
        model.objects.order_by().annotate(kind=Value(kind)).values_list("kind", "pk", "name")
        for kind, model in KINDS.items()
    ]
    return named(lists[0].union(*lists[1:], all=True).order_by("kind", "pk"))


def named(rows):
    """{(kind, pk): key} of rows of kind, pk and name. Names that read the same keep apart by their pk."""
    names, taken = {}, set()
    for kind, pk, name in rows:
        key = f"{kind}_{slugify(name).replace('-', '_') or pk}"
        names[kind, pk] = f"{key}_{pk}" if key in taken else key
        taken.add(key)
    return names
