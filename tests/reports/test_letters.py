"""A raadsinformatiebrief: the proposal, live figures, what is kept out, editing without loss, sending and the PDF."""

import datetime as dt
import io
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from budgets.services import pay_cost
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import RuleBroken
from reports import disclosure, services
from reports.body import body_blocks, unknown_fields
from reports.documents.blocks import BulletList, FigureTable, Heading, Paragraph
from reports.figures import Figure, Unit
from reports.letters import letter_figures, new_letter, printed_letter
from reports.models import FiledLetter, Letter, Municipality, Signatory
from tests import factories as f
from tests.reports import plans

pytestmark = pytest.mark.django_db
DAY = f.TUESDAY.date()
NEW = "/rapporten/brieven/nieuw/"


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def office(db):
    Municipality.objects.create(
        name="Maastricht",
        return_address="Postbus 1992, 6201 BZ Maastricht",
        visit_address="Mosae Forum 10\n6211 DW Maastricht",
        postal_address="Postbus 1992\n6201 BZ Maastricht",
        phone="14 043",
        email="maatwerk@example.nl",
    )
    return Signatory.objects.create(
        name="A.B. van Loenen", office="wethouder Sociale Zaken", starts_on=dt.date(2018, 6, 1)
    )


@pytest.fixture
def letter(cast, office):
    return services.create_letter(new_letter(DAY, date=DAY, by=cast.manager), by=cast.manager)


def data_of(letter, **changes):
    """What a browser sends for this letter."""
    values = {
        "base_revision": letter.revision,
        "subject": letter.subject,
        "as_of": letter.as_of.isoformat(),
        "date": letter.date.isoformat(),
        "body": letter.body,
        "phone_label": letter.phone_label,
        "enclosures": letter.enclosures,
        "addressee": letter.addressee,
        "salutation": letter.salutation,
        "closing": letter.closing,
        "signatory": letter.signatory_id,
    }
    return {**values, **changes}


def text_of(pdf):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


# --- the text --------------------------------------------------------------------------------------------------------
def figure(key, value, **fields):
    return Figure(key=key, label=key, definition=key, value=value, as_of=DAY, **fields)


def test_body_becomes_blocks():
    text = "Eerste alinea\nmet {plannen} plannen.\n\n## Kop\nTekst.\n\n- een\n- twee\n\nNB: let op."
    blocks = body_blocks(text, {}, {"plannen": "30"})
    assert blocks == (
        Paragraph("Eerste alinea\nmet 30 plannen."),
        Heading("Kop"),
        Paragraph("Tekst."),
        BulletList(("een", "twee")),
        Paragraph("let op.", run_in="NB:"),
    )


def test_table_of_spending_adds_up_and_names_its_period():
    found = {
        key: figure(key, Decimal(value), unit=Unit.EURO, period="1 januari tot en met 12 december 2019")
        for key, value in (
            ("uitgaven_2019", 18_500),
            ("uitgaven_2019_maatwerk", 16_620),
            ("uitgaven_2019_facilitair", 1_880),
        )
    }
    printed = {key: one.printed for key, one in found.items()}
    (table,) = body_blocks("{tabel_uitgaven_2019}", found, printed)
    assert isinstance(table, FigureTable)
    assert table.rows == (("Maatwerk", "€\xa016.620"), ("Facilitair", "€\xa01.880"))
    assert table.total == ("Totaal", "€\xa018.500")
    assert table.caption == "Uitgaven 2019 per kostensoort, 1 januari tot en met 12 december 2019"


def test_unknown_fields_are_named_once():
    assert unknown_fields("{plannen} {plan} {plan} {tabel_raming_2020}", {"plannen": 1}) == [
        "plan",
        "tabel_raming_2020",
    ]


# --- what is kept out ------------------------------------------------------------------------------------------------
def people(key, value, **fields):
    return figure(key, value, people=True, **fields)


@pytest.mark.parametrize(("value", "hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_count_under_five_is_hidden(value, hidden):
    found = {"regulier": people("regulier", value)}
    assert (disclosure.published(found)["regulier"] == "minder dan vijf") is hidden


def test_small_rest_is_not_had_by_subtraction():
    found = {"plannen": people("plannen", 30), "uitgevoerd": people("uitgevoerd", 28), "kbas": people("kbas", 20)}
    assert disclosure.withheld(found) == {"uitgevoerd"}
    assert "28" not in disclosure.published(found)["uitgevoerd"]
    same = {**found, "uitgevoerd": people("uitgevoerd", 30)}
    assert disclosure.withheld(same) == set()


def test_rest_of_what_was_discussed_is_not_had_by_subtraction():
    found = {"besproken": people("besproken", 47), "plannen": people("plannen", 30), "regulier": people("regulier", 14)}
    assert disclosure.withheld(found) == {"besproken"}
    found["besproken"] = people("besproken", 44)
    assert disclosure.withheld(found) == set()


def test_published_figures_of_2020_are_safe():
    """30 plannen, 21 uitgevoerd and 20 KBA's are all printed (C1)."""
    found = {"plannen": people("plannen", 30), "uitgevoerd": people("uitgevoerd", 21), "kbas": people("kbas", 20)}
    assert disclosure.published(found) == {"plannen": "30", "uitgevoerd": "21", "kbas": "20"}


def test_average_over_few_is_hidden_with_everything_that_leads_to_it():
    found = {
        "plannen": people("plannen", 30),
        "kbas": people("kbas", 27),
        "rendement": people("rendement", Decimal(426_000), unit=Unit.EURO, n=27),
        "cijfer_direct": people("cijfer_direct", Decimal(7), unit=Unit.MARK, n=4),
    }
    assert disclosure.withheld(found) == {"kbas", "rendement", "cijfer_direct"}


@pytest.mark.parametrize(("share", "n", "hidden"), [(50, 30, False), (10, 30, True), (90, 30, True), (100, 30, False)])
def test_share_hides_small_parts_on_both_sides(share, n, hidden):
    found = {"woonproblematiek": people("woonproblematiek", Decimal(share), unit=Unit.SHARE, n=n)}
    assert bool(disclosure.withheld(found)) is hidden


def test_difference_with_an_earlier_letter_is_warned_about():
    found = {"plannen": people("plannen", 12), "kbas": people("kbas", 7), "uitgevoerd": people("uitgevoerd", 20)}
    warnings = disclosure.traceable_changes(found, {"plannen": "10", "kbas": "7", "uitgevoerd": "10"})
    assert len(warnings) == 1
    assert "verschil met de vorige brief is 2" in warnings[0]


# --- the proposal ----------------------------------------------------------------------------------------------------
def many_plans(cast, count=7):
    fund = f.make_fund(cast)
    for i in range(count):
        plans.agreed(cast, fund=fund, amount=100, costs=(1, 40_000, 40_000 - (28_571 if i else 28_574)))
    pay_cost(fund.years.get(), cost_type="training", amount=Decimal(12_345), description="t", by=cast.keeper, key="t")
    return fund


def test_proposal_says_the_figures_of_the_peildatum(cast, office):
    many_plans(cast)
    letter = new_letter(DAY, date=DAY, by=cast.manager)
    assert unknown_fields(letter.body, letter_figures(DAY)) == []
    text = " ".join(
        part
        for block in printed_letter(letter).body
        for part in (getattr(block, "run_in", ""), getattr(block, "text", ""))
    )
    for words in (
        "24 november 2020 als peildatum",
        "7 casussen aan een tafel besproken",
        "Voor 7 gezinnen",
        "rendement is dus €\xa0200.000",
        "gemiddeld €\xa028.500 per gezin (afgerond, over 7 kosten-batenanalyses)",
        "NB:",
        "Van 1 januari tot en met 24 november 2020 is daarvan €\xa012.345 uitgegeven",
        "gemiddeld een 4 (7 cijfers)".replace("4 ", "4,0 "),
    ):
        assert words in text
    assert "{" not in text


def test_proposal_is_silent_about_few_families(cast, office):
    many_plans(cast, count=3)
    body = new_letter(DAY, date=DAY).body
    for field in ("{plannen}", "{kbas}", "{rendement}", "{cijfer_canvas}", "{besproken}"):
        assert field not in body
    assert "nog te klein" in body


def test_proposal_without_any_data_is_a_letter(cast, office):
    assert printed_letter(new_letter(DAY, date=DAY)).body


def test_letter_needs_a_sender_and_who_signs(cast):
    with pytest.raises(RuleBroken, match="afzender"):
        new_letter(DAY, date=DAY)
    Municipality.objects.create(name="Maastricht", return_address="x", visit_address="x", postal_address="x")
    with pytest.raises(RuleBroken, match="ondertekenaar"):
        new_letter(DAY, date=DAY)


# --- the screens -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("who", "index", "figures", "read", "write"),
    [
        ("manager", 200, 200, 200, 200),
        ("adviser", 200, 200, 200, 403),
        ("chair", 200, 200, 403, 403),
        ("keeper", 200, 200, 403, 403),
        ("coach", 403, 403, 403, 403),
        ("consultant", 403, 403, 403, 403),
        ("admin", 403, 403, 403, 403),
    ],
)
def test_pages_by_role(client, cast, letter, who, index, figures, read, write):
    client.force_login(getattr(cast, who))
    at = letter.get_absolute_url()
    assert client.get("/rapporten/").status_code == index
    assert client.get("/rapporten/cijfers/").status_code == figures
    assert client.get(at).status_code == read
    assert client.get(f"{at}pdf/").status_code == read
    assert client.get(NEW).status_code == write
    assert client.get(f"{at}bewerken/").status_code == write
    assert client.get(f"{at}verzenden/").status_code == write
    assert client.post(f"{at}bewerken/", data_of(letter, subject="Anders")).status_code in (403, 302)
    letter.refresh_from_db()
    assert (letter.subject == "Anders") is (write == 200)


def test_anonymous_and_unknown(client, cast, letter):
    assert client.get(letter.get_absolute_url()).status_code == 302
    client.force_login(cast.manager)
    assert client.get("/rapporten/brieven/0/").status_code == 404


def test_new_letter_is_made_once(client, cast, office):
    client.force_login(cast.manager)
    page = client.get(f"{NEW}?peildatum=2020-10-31")
    form = page.context["form"]
    assert form.instance.as_of == dt.date(2020, 10, 31)
    data = data_of(form.instance, base_revision=0, once="a" * 32, signatory=office.pk)
    assert client.post(NEW, data)["Location"] == Letter.objects.get().get_absolute_url()
    assert client.post(NEW, data)["Location"] == "/rapporten/"
    letter = Letter.objects.get()
    assert (letter.made_by, letter.as_of) == (cast.manager, dt.date(2020, 10, 31))


def test_new_letter_without_sender_says_what_to_do(client, cast):
    client.force_login(cast.manager)
    page = client.get(NEW)
    assert page.status_code == 409
    assert "De afzender is nog niet ingevuld." in page.content.decode()


def test_preview_marks_the_live_figures(client, cast, office):
    many_plans(cast)
    letter = services.create_letter(new_letter(DAY, date=DAY), by=cast.manager)
    client.force_login(cast.manager)
    page = client.get(letter.get_absolute_url()).content.decode()
    assert '<mark class="mw-hint" title="Maatwerkplannen: Plannen waarop een doorbraaktafel akkoord gaf' in page
    assert "\x02" not in page


def test_preview_names_what_is_not_printed(client, cast, office):
    many_plans(cast, count=3)
    letter = new_letter(DAY, date=DAY)
    letter.body = "Er zijn {plannen} plannen."
    services.create_letter(letter, by=cast.manager)
    client.force_login(cast.adviser)
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "minder dan vijf" in page
    assert "Niet vermeld" in page


def test_typed_html_is_shown_as_text(client, cast, letter):
    client.force_login(cast.manager)
    client.post(f"{letter.get_absolute_url()}bewerken/", data_of(letter, body="<b>vet</b> & {plannen}"))
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "&lt;b&gt;vet&lt;/b&gt; &amp; <mark" in page


def test_unknown_figure_is_refused_with_the_typed_text(client, cast, letter):
    client.force_login(cast.manager)
    answer = client.post(f"{letter.get_absolute_url()}bewerken/", data_of(letter, body="Mooie zin. {bestaat_niet}"))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "bestaat dit cijfer niet: {bestaat_niet}" in page
    assert "Mooie zin." in page
    letter.refresh_from_db()
    assert letter.revision == 1


def test_two_writers_lose_nothing(client, cast, letter):
    client.force_login(cast.manager)
    at = f"{letter.get_absolute_url()}bewerken/"
    other = f.make_user("other", "manager")
    services.save_letter(letter, base_revision=1, by=other, body="De tekst van de ander.")
    answer = client.post(at, data_of(letter, body="Mijn eigen tekst."))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "O. Vanother heeft deze brief intussen gewijzigd." in page
    assert "Mijn eigen tekst." in page
    assert "De tekst van de ander." in page
    letter.refresh_from_db()
    assert letter.body == "De tekst van de ander."
    client.post(
        at, data_of(letter, body="Samengevoegd.", base_revision=answer.context["form"]["base_revision"].value())
    )
    letter.refresh_from_db()
    assert letter.body == "Samengevoegd."


def test_pdf_holds_the_letter_and_the_download_is_logged(client, cast, office):
    many_plans(cast)
    letter = services.create_letter(new_letter(DAY, date=DAY), by=cast.manager)
    client.force_login(cast.adviser)
    answer = client.get(f"{letter.get_absolute_url()}pdf/")
    assert answer["Content-Type"] == "application/pdf"
    text = text_of(answer.content)
    for words in ("Raadsinformatiebrief", "RETOURADRES", "€ 28.500", "24 november 2020", "A.B. van Loenen"):
        assert words in text.replace("\xa0", " ")
    assert Event.objects.filter(action="letter.downloaded", actor_id=cast.adviser.pk).count() == 1


# --- sending ---------------------------------------------------------------------------------------------------------
def test_sent_letter_stays_as_it_is(client, cast, office):
    many_plans(cast)
    letter = services.create_letter(new_letter(DAY, date=DAY), by=cast.manager)
    client.force_login(cast.manager)
    at = letter.get_absolute_url()
    assert client.post(f"{at}verzenden/", {"sent_on": "2020-11-24", "base_revision": 1})["Location"] == at
    first = client.get(f"{at}pdf/").content
    assert "Verzonden: 24-11-2020" in text_of(first)
    plans.agreed(cast, costs=(1, 2, 1))
    office.name = "Iemand anders"
    office.save()
    Municipality.objects.update(name="Elders")
    assert client.get(f"{at}pdf/").content == first == bytes(FiledLetter.objects.get().pdf)
    page = client.get(at).content.decode()
    assert "Voor 7 gezinnen" in page
    assert "A.B. van Loenen" in page
    assert "Gemeente Maastricht" in page
    assert client.get(f"{at}bewerken/").status_code == 409
    answer = client.post(f"{at}bewerken/", data_of(letter, subject="Anders"))
    assert answer.status_code == 409
    with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(subject="Anders")


@pytest.mark.parametrize("day", ["2020-11-25", "2020-11-23"])
def test_sending_has_its_day(client, cast, letter, day):
    client.force_login(cast.manager)
    answer = client.post(f"{letter.get_absolute_url()}verzenden/", {"sent_on": day, "base_revision": 1})
    assert answer.status_code == 409
    assert "Kies de dag waarop de brief is verzonden" in answer.content.decode()
    assert not FiledLetter.objects.exists()


def test_sending_a_text_that_changed_since_it_was_read_is_refused(cast, letter):
    services.save_letter(letter, base_revision=1, by=cast.manager, closing="Met vriendelijke groet,")
    with pytest.raises(services.StaleLetter):
        services.send_letter(letter, sent_on=DAY, base_revision=1, by=cast.manager)


def test_letter_that_was_not_sent_is_not_filed(letter):
    with pytest.raises(IntegrityError, match="only a sent letter"), transaction.atomic():
        FiledLetter.objects.create(letter=letter, **services.letters._filing(b"x"))


# --- sender ----------------------------------------------------------------------------------------------------------
def test_sender_is_kept_by_teammanager_and_beheerder(client, cast):
    at = "/rapporten/afzender/"
    for who, status in ((cast.manager, 200), (cast.admin, 200), (cast.keeper, 403), (cast.coach, 403)):
        client.force_login(who)
        assert client.get(at).status_code == status
        assert client.get(f"{at}ondertekenaar/").status_code == status
    client.force_login(cast.admin)
    head = {"name": "Maastricht", "return_address": "a", "visit_address": "b", "postal_address": "c"}
    for name in ("Maastricht", "Heuvelland"):
        assert client.post(at, {**head, "name": name, "phone_label": "TELEFOONNUMMER"}).status_code == 302
    assert Municipality.objects.get().name == "Heuvelland"
    wrong = {"name": "A", "office": "b", "starts_on": "2020-02-01", "ends_on": "2020-01-01"}
    assert "ligt vóór de begindatum" in client.post(f"{at}ondertekenaar/", wrong).content.decode()
    assert client.post(f"{at}ondertekenaar/", {**wrong, "ends_on": ""}).status_code == 302
    assert Signatory.objects.get().office == "b"


@pytest.mark.parametrize("count", [1, 3])
def test_index_asks_the_same_questions_for_one_and_three(client, cast, office, django_assert_num_queries, count):
    for _ in range(count):
        services.create_letter(new_letter(DAY, date=DAY), by=cast.manager)
    client.force_login(cast.manager)
    with django_assert_num_queries(6):
        client.get("/rapporten/")
