"""Signing in and the pages of the functioneel beheerder."""

from django.urls import path

from .views import sign_in

app_name = "people"

urlpatterns = [
    path("aanmelden/", sign_in.sign_in, name="sign_in"),
    path("afmelden/", sign_in.sign_out, name="sign_out"),
]
