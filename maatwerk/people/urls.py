"""Signing in, one's own password, and the pages of the functioneel beheerder."""

from django.urls import path

from .views import beheer, sign_in

app_name = "people"

urlpatterns = [
    path("aanmelden/", sign_in.sign_in, name="sign_in"),
    path("afmelden/", sign_in.sign_out, name="sign_out"),
    path("wachtwoord/", sign_in.password, name="password"),
    path("beheer/", beheer.admin, name="admin"),
    path("beheer/mensen/", beheer.people, name="people"),
    path("beheer/mensen/nieuw/", beheer.new_person, name="new_person"),
    path("beheer/mensen/<int:pk>/", beheer.person, name="person"),
    path("beheer/mensen/<int:pk>/mandaat/", beheer.give_mandate, name="give_mandate"),
    path("beheer/mensen/<int:pk>/wachtwoord/", beheer.renew_password, name="renew_password"),
    path("beheer/mandaten/<int:pk>/", beheer.end_mandate, name="end_mandate"),
    path("beheer/teams/", beheer.teams, name="teams"),
]
