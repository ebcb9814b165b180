"""Addresses of the tafels. What is only posted sends a reader back to the page it belongs to."""

from django.urls import path

from .views import calendar, items, meetings, series

meeting_patterns = [
    path("tafels/", meetings.meetings, name="meetings"),
    path("tafels/reeks/", series.series, name="series"),
    path("tafels/reeks/<str:kind>/overslaan/", series.add_exception, name="add_exception"),
    path("tafels/reeks/overslaan/<int:pk>/weg/", series.remove_exception, name="remove_exception"),
    path("tafels/agenda-koppelen/", calendar.calendar, name="calendar"),
    path("tafels/agenda.ics", calendar.calendar_ics, name="calendar_ics"),
    path("tafels/<int:pk>/tafel.ics", calendar.meeting_ics, name="meeting_ics"),
    path("tafels/nieuw/", meetings.new_meeting, name="new_meeting"),
    path("tafels/<int:pk>/", meetings.meeting, name="meeting"),
    path("tafels/<int:pk>/uitnodigen/", meetings.attendees, name="attendees"),
    path("tafels/<int:pk>/verzetten/", meetings.move, name="move_meeting"),
    path("tafels/<int:pk>/afzeggen/", meetings.cancel, name="cancel_meeting"),
    path("tafels/<int:pk>/aanwezig/", meetings.presence, name="presence"),
    path("tafels/<int:pk>/verloop/", meetings.course, name="course"),
    path("tafels/<int:pk>/agenda/", meetings.agenda, name="agenda"),
    path("tafels/<int:pk>/agenda/volgorde/", meetings.order, name="order_agenda"),
    path("tafels/<int:pk>/agenda/<int:item_pk>/", meetings.agenda_item, name="agenda_item"),
    path("tafels/<int:meeting_pk>/<int:pk>/", items.item, name="item"),
    path("tafels/<int:meeting_pk>/<int:pk>/vraag/", items.question, name="question"),
    path("tafels/<int:meeting_pk>/<int:pk>/besproken/", items.discussed, name="discussed"),
    path("tafels/<int:meeting_pk>/<int:pk>/akkoord/", items.akkoord, name="akkoord"),
    path("tafels/<int:meeting_pk>/<int:pk>/nog-niet/", items.not_yet, name="not_yet"),
    path("tafels/<int:meeting_pk>/<int:pk>/niet-meedoen/", items.recuse, name="recuse"),
    path("tafels/<int:meeting_pk>/<int:pk>/intrekken/", items.withdraw, name="withdraw"),
    path("tafels/<int:meeting_pk>/<int:pk>/uitkomst/<str:outcome>/", items.decide, name="decide"),
]
