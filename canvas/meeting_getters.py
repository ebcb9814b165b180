"""How a view gets a tafel or one of its items: what someone has nothing to do with is 404 (house style 10)."""

from django.shortcuts import get_object_or_404

from .models import AgendaItem, Meeting
from .permissions import check_can_see_meetings


def get_meeting(request, pk):
    """The tafel, for whoever works with tafels; NotAllowed (403) for others."""
    check_can_see_meetings(request.user)
    return get_object_or_404(Meeting.objects.select_related("chair"), pk=pk)


def get_item(request, meeting_pk, pk):
    """An item of a tafel for the members of its case, who is invited there and its voorzitter; else 404."""
    items = AgendaItem.objects.visible_to(request.user).select_related("meeting__chair", "canvas__case")
    return get_object_or_404(items, meeting_id=meeting_pk, pk=pk)
