"""The figures of this programme: those of the fund that the municipality named need no name of their own."""

from ..models import Municipality
from . import figures


def programme_figures(as_of):
    """{key: Figure} as pages and reports name them."""
    municipality = Municipality.objects.select_related("fund").first()
    return figures(as_of, fund=municipality.fund if municipality else None)
