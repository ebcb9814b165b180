"""Addresses of the kostenkaart."""

from django.urls import path

from .views import prices

price_patterns = [
    path("kostenkaart/", prices.prices, name="prices"),
    path("kostenkaart/nieuw/", prices.new_item, name="new_price_item"),
    path("kostenkaart/<int:pk>/", prices.item, name="price_item"),
    path("kostenkaart/<int:pk>/wijzigen/", prices.change_item, name="change_price_item"),
    path("kostenkaart/prijzen/<int:pk>/", prices.end_price, name="end_price"),
]
