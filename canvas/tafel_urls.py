"""Addresses of a tafel that is followed: what open pages ask by themselves, and the big screen of the room."""

from django.urls import path

from .views import watching

tafel_patterns = [
    path("tafels/<int:pk>/nu/", watching.meeting_live, name="meeting_live"),
    path("tafels/<int:pk>/groot/", watching.screen, name="screen"),
    path("tafels/<int:pk>/groot/nu/", watching.screen_live, name="screen_live"),
    path("tafels/<int:meeting_pk>/<int:pk>/nu/", watching.item_live, name="item_live"),
]
