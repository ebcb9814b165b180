"""The log for the functioneel beheerder."""

from django.urls import path

from .views import log

app_name = "audit"

urlpatterns = [path("beheer/logboek/", log, name="log")]
