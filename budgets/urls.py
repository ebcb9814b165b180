"""Addresses of the funds and of the tab Geld."""

from django.urls import path

from .views import booking, case_money, funds

app_name = "budgets"

YEAR = "fondsen/<slug:slug>/<int:year>/"
ROW = f"{YEAR}boekingen/<int:pk>/"

urlpatterns = [
    path("fondsen/", funds.funds, name="funds"),
    path("fondsen/<slug:slug>/", funds.fund, name="fund"),
    path("fondsen/<slug:slug>/openen/", booking.open_year, name="open_year"),
    path(YEAR, funds.year, name="year"),
    path(f"{YEAR}wijziging/", booking.change, name="change"),
    path(f"{YEAR}overheveling/", booking.carry_over, name="carry_over"),
    path(f"{YEAR}verplichting/", booking.commit, name="commit"),
    path(f"{YEAR}betaling/", booking.pay, name="pay"),
    path(f"{YEAR}prognose/", booking.forecast, name="forecast"),
    path(f"{YEAR}oormerk/", booking.oormerk, name="oormerk"),
    path(f"{ROW}betalen/", booking.pay_commitment, name="pay_commitment"),
    path(f"{ROW}vrijval/", booking.release, name="release"),
    path(f"{ROW}correctie/", booking.correct, name="correct"),
    path("casussen/<str:number>/geld/", case_money.case_money, name="case_money"),
]
