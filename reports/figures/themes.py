"""On which leefgebieden and themes families are stuck, and what was learned: figures named after the lists.

The functioneel beheerder keeps the lists; the key of a figure follows from the name: `leefgebied_wonen`.
"""

from django.db.models import Value
from django.utils.text import slugify

from cases.models import LifeDomain, Theme

KINDS = {"leefgebied": LifeDomain, "thema": Theme}


def flag_names():
    """{(kind, pk): key} of every leefgebied and theme, also of those that are no longer chosen. One query."""
    names, taken = {}, set()
    for kind, pk, name in _listed():
        key = f"{kind}_{slugify(name).replace('-', '_') or pk}"
        names[kind, pk] = f"{key}_{pk}" if key in taken else key
        taken.add(key)
    return names


def _listed():
    rows = [
        model.objects.order_by().annotate(kind=Value(kind)).values_list("kind", "pk", "name")
        for kind, model in KINDS.items()
    ]
    return rows[0].union(*rows[1:], all=True).order_by("kind", "pk")
