"""Addresses of the kostenkaart."""

from django.urls import path

from .views import price_files, prices

price_patterns = [
    path("kostenkaart/", prices.prices, name="prices"),
    path("kostenkaart/nieuw/", prices.new_item, name="new_price_item"),
    path("kostenkaart/<int:pk>/", prices.item, name="price_item"),
    path("kostenkaart/<int:pk>/wijzigen/", prices.change_item, name="change_price_item"),
    path("kostenkaart/prijzen/<int:pk>/", prices.end_price, name="end_price"),
    path("kostenkaart/csv/", price_files.export, {"form": "csv"}, name="prices_csv"),
    path("kostenkaart/excel/", price_files.export, {"form": "xlsx"}, name="prices_excel"),
    path("kostenkaart/inlezen/", price_files.upload, name="upload_prices"),
    path("kostenkaart/inlezen/uitvoeren/", price_files.apply, name="apply_prices"),
]
