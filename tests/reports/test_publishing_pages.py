"""The pages of a report on its way: what is needed now, of whom, what is left out, and every step by clicking."""

import pytest
from django.urls import reverse

from maatwerk.audit.models import Event
from maatwerk.lib import clock
from reports import services
from reports.enums import BlockKind, ReportState
from reports.markup import markup_in
from reports.models import Report
from reports.preview import preview_of
from reports.proofreading import remarks
from tests import factories as f
from tests.reports import publishing as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


def at(name, report):
    return reverse(f"reports:{name}", args=[report.pk])


def text(response):
    return " ".join(response.content.decode().split())


def post(client, address, **data):
    """Send the form of a page, with what is hidden in it."""
    form = client.get(address).context["form"]
    hidden = {name: form[name].value() for name in form.fields if form[name].is_hidden}
    return client.post(address, {**hidden, **data}, follow=True)


def test_letter_goes_to_the_raad_by_clicking(client, cast):
    letter, enclosure = p.bundle(cast)
    client.force_login(cast.manager)
    assert "Klaar met schrijven?" in text(client.get(letter.get_absolute_url()))
    assert "gaat met die brief mee" in text(client.get(enclosure.get_absolute_url()))
    assert "Het stuk ligt bij de tweede lezer" in text(post(client, at("submit_report", letter)))
    assert "Wacht sinds 24 november 2020" in text(client.get(letter.get_absolute_url()))
    assert client.get(at("read_report", letter)).status_code == 403

    client.force_login(cast.adviser)
    assert "Rapporten te lezen als tweede lezer" in text(client.get("/"))
    page = text(client.get(at("read_report", letter)))
    assert "Geachte" in page or "Wij maakten" in page
    assert "Bijlage: Stand van de aanpak" in page
    assert "Schrijf in een zin wat er anders moet." in text(post(client, at("read_report", letter), verdict="terug"))
    came = text(post(client, at("read_report", letter), verdict="terug", remark="Korter graag."))
    assert "Korter graag." in came

    client.force_login(cast.manager)
    assert "De tweede lezer vraagt om een wijziging" in text(client.get("/"))
    post(client, at("submit_report", letter))
    client.force_login(cast.adviser)
    assert "goedgekeurd" in text(post(client, at("read_report", letter), verdict="akkoord"))

    client.force_login(cast.manager)
    assert "Stel ‘Stand van de aanpak’ vast." in text(client.get("/"))
    assert "Dit gaat mee" in text(client.get(at("adopt_report", letter)))
    assert "Het stuk is vastgesteld" in text(post(client, at("adopt_report", letter)))
    refused = post(client, at("send_report", letter), sent_on="2020-11-23")
    assert refused.status_code == 409
    assert "niet vóór 24 november 2020" in text(refused)
    sent = text(post(client, at("send_report", letter), sent_on="2020-11-24"))
    assert "Verzonden op 24 november 2020." in sent
    assert "Brief met bijlagen in één PDF" in sent
    new = post(client, at("replace_report", letter))
    assert "Er staat een kopie klaar" in text(new)
    assert "geldt dit stuk" in text(client.get(letter.get_absolute_url()))
    came = text(post(client, at("withdraw_report", letter), reason="Er stond een fout bedrag in."))
    assert "Er stond een fout bedrag in." in came
    assert Event.objects.filter(action="report.send", result="refused").count() == 1


def test_what_must_be_mended_leads_to_its_block_and_names_are_shown(client, cast):
    report = p.concept(cast, p.block(text="Dat kostte € 500. Mevrouw Jansen woont er."), p.block(BlockKind.QUESTION))
    client.force_login(cast.manager)
    page = text(client.get(at("submit_report", report)))
    first = report.blocks.first()
    assert f"{first.pk}/#blok-{first.pk}" in page  # the block open, to write in at once
    assert "de vraag is leeg" in page
    assert "Jansen" in page
    assert 'name="save"' not in page
    answer = client.post(at("submit_report", report), {"base_revision": services.report_stamp(report)})
    assert answer.status_code == 409
    assert Report.objects.get(pk=report.pk).state == ReportState.CONCEPT


def test_code_for_layout_is_told_beside_its_block_and_stays_text(client, cast):
    """Text that only looks like code, such as < 5 and 2 * 3 * 4, is left in peace; the raad's question is its own."""
    tricks = {
        "<b>vet</b>": ["<b>", "</b>"],
        "Zie <script src='//x.example'> hier.": ["<script src='//x.example'>"],
        "**vet** en [klik](javascript:alert(1)) en `code`": ["**vet**", "[klik](javascript:alert(1))", "`code`"],
        "Eerst.\n## Kop\n![x](file:///etc/passwd)": ["## Kop", "![x](file:///etc/passwd)"],
        "file:///etc/passwd": ["file:///etc/passwd"],
        "Minder dan < 5 en > 3, 2 * 3 * 4, # 1, https://maastricht.nl en {plannen}. Data: geen.": [],
    }
    assert {typed: markup_in(typed) for typed in tricks} == tricks
    report = p.concept(cast, p.block(text="**vet** is dit."), p.block(BlockKind.QUESTION, text="<b>?", answer="Ja."))
    said = {pk: [one.text for one in many] for pk, many in remarks(report, preview_of(report)).items()}
    first, question = report.blocks.all()
    assert any(one.startswith("‘**vet**’ komt letterlijk zo in het stuk.") for one in said[first.pk])
    assert question.pk not in said
    client.force_login(cast.manager)
    page = text(client.get(reverse("reports:report_block", args=[report.pk, first.pk])))
    assert "‘**vet**’ komt letterlijk zo in het stuk." in page


def test_taking_back_and_a_stale_page(client, cast):
    report = p.concept(cast)
    client.force_login(cast.manager)
    seen = services.report_stamp(report)
    block = report.blocks.get()
    services.save_block(block, base_revision=1, by=cast.manager, text="Anders.")
    answer = client.post(at("submit_report", report), {"base_revision": seen})
    assert answer.status_code == 409
    assert "gewijzigd terwijl je keek" in text(answer)
    p.submitted(cast, report)
    client.post(at("submit_report", report), {"do": "terug"})
    assert Report.objects.get(pk=report.pk).state == ReportState.CONCEPT
    again = client.post(at("submit_report", report), {"do": "terug"})  # from a second window
    assert (again.status_code, f'href="{report.get_absolute_url()}"' in again.content.decode()) == (409, True)


@pytest.mark.parametrize("count", [1, 3])
def test_pages_ask_the_same_questions_for_one_block_and_three(client, cast, django_assert_max_num_queries, count):
    report = p.concept(cast, *[p.block(text=p.TEXT)] * count)
    client.force_login(cast.manager)
    numbers = {}
    for name in ("submit_report", "report_docx"):
        with django_assert_max_num_queries(60) as asked:
            assert client.get(at(name, report)).status_code == 200
        numbers[name] = len(asked)
    p.submitted(cast, report)
    client.force_login(cast.adviser)
    with django_assert_max_num_queries(60) as asked:
        assert client.get(at("read_report", report)).status_code == 200
    numbers["read_report"] = len(asked)
    assert numbers == QUERIES


QUERIES = {"submit_report": 23, "report_docx": 16, "read_report": 27}
