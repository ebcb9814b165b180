"""The outbox of the functioneel beheerder."""

from django.urls import path

from . import views

app_name = "post"

urlpatterns = [
    path("beheer/post/", views.outbox, name="outbox"),
    path("beheer/post/<int:pk>/opnieuw/", views.resend, name="resend"),
    path("beheer/post/<int:pk>/vervallen/", views.let_lapse, name="let_lapse"),
]
