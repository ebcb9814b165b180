"""Addresses of Mijn werk, the figures, the letters and the PDFs."""

from django.urls import path

from .views import canvas_pdf, letters, overview, sender, work

app_name = "reports"

urlpatterns = [
    path("", work.work, name="work"),
    path("rapporten/", overview.index, name="index"),
    path("rapporten/cijfers/", overview.figures_page, name="figures"),
    path("rapporten/afzender/", sender.sender, name="sender"),
    path("rapporten/afzender/ondertekenaar/", sender.signatory, name="new_signatory"),
    path("rapporten/afzender/ondertekenaar/<int:pk>/", sender.signatory, name="signatory"),
    path("rapporten/brieven/nieuw/", letters.new, name="new_letter"),
    path("rapporten/brieven/<int:pk>/", letters.letter, name="letter"),
    path("rapporten/brieven/<int:pk>/bewerken/", letters.edit, name="edit_letter"),
    path("rapporten/brieven/<int:pk>/verzenden/", letters.send, name="send_letter"),
    path("rapporten/brieven/<int:pk>/pdf/", letters.brief_pdf, name="brief_pdf"),
    path("casussen/<str:number>/canvas/pdf/", canvas_pdf.canvas_pdf, name="canvas_pdf"),
    path("casussen/<str:number>/canvas/versies/<int:version_number>/pdf/", canvas_pdf.canvas_pdf, name="canvas_pdf"),
]
