"""Addresses of Mijn werk, searching, the casusbeschrijvingen, the figures, the letters, the besluiten and the PDFs."""

from django.urls import path

from .views import canvas_pdf, descriptions, letters, overview, register, search, sender, tafels, work

app_name = "reports"

urlpatterns = [
    path("", work.work, name="work"),
    path("zoeken/", search.search, name="search"),
    path("casusbeschrijvingen/", descriptions.descriptions, name="descriptions"),
    path("casusbeschrijvingen/nieuw/", descriptions.new, name="new_description"),
    path("casusbeschrijvingen/<int:pk>/", descriptions.description, name="description"),
    path("casusbeschrijvingen/<int:pk>/bewerken/", descriptions.edit, name="edit_description"),
    path("casusbeschrijvingen/<int:pk>/akkoord-gezin/", descriptions.family, name="description_family"),
    path("casusbeschrijvingen/<int:pk>/tweede-lezer/", descriptions.read, name="read_description"),
    path("casusbeschrijvingen/<int:pk>/intrekken/", descriptions.withdraw, name="withdraw_description"),
    path("besluiten/", register.decisions, name="decisions"),
    path("besluiten/excel/", register.decisions_excel, name="decisions_excel"),
    path("tafels/<int:pk>/agenda.pdf", tafels.agenda_pdf, name="agenda_pdf"),
    path("tafels/<int:pk>/besluitenlijst.pdf", tafels.decisions_pdf, name="decisions_pdf"),
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
