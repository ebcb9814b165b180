"""Hints on personal data: what is asked of whom, what stops a version from going round, and what is never stored."""

import pytest
from django.urls import reverse

from canvas import services
from canvas.enums import HintKind
from canvas.hints import open_hints
from canvas.models import HintRuling
from maatwerk.audit.models import Event
from maatwerk.lib import clock
from maatwerk.lib.refusals import NotAllowed, RuleBroken
from tests import factories as f

pytestmark = pytest.mark.django_db
NAMED = "De zoon van Oleksandr slaapt slecht. Bel 06-12345678."
BSN = "123456782"


@pytest.fixture
def cast():
    with clock.at(f.TUESDAY):
        yield f.make_cast()


@pytest.fixture
def canvas(cast):
    return f.make_canvas(cast)


def _write(canvas, text, by, kind="situation"):
    revision = canvas.boxes.get(kind=kind).revision
    return services.save_box(canvas, kind, text, base_revision=revision, by=by)


def _kinds(canvas):
    return [hint.kind for hint in open_hints(canvas)]


def test_a_written_canvas_has_no_hints(canvas):
    assert open_hints(canvas) == []


def test_boxes_lines_and_parties_are_all_looked_at(cast, canvas):
    _write(canvas, NAMED, cast.coach)
    line = {"scenario": "custom", "description": "bril voor Tigist", "payer": "gemeente", "amount": 100}
    services.add_cost_line(canvas, basis="mail van hulp@voorbeeld.nl", by=cast.coach, **line)
    services.add_party(canvas, organisation="Xonar", does="gezinshulp door Sjoukje", yearly_cost=None, by=cast.coach)
    found = [(hint.place, hint.fragment) for hint in open_hints(canvas)]
    assert found == [
        ("Situatieschets", "Oleksandr"),
        ("Situatieschets", "06-12345678"),
        ("Kosten", "Tigist"),
        ("Kosten", "hulp@voorbeeld.nl"),
        ("Betrokken partijen", "Sjoukje"),
    ]


def test_an_organisation_that_is_a_party_here_is_no_name(cast, canvas):
    _write(canvas, "Talentique begeleidt de zoon.", cast.coach)
    assert _kinds(canvas) == [HintKind.NAME]
    services.add_party(canvas, organisation="Talentique", does="begeleiding", yearly_cost=None, by=cast.coach)
    assert _kinds(canvas) == []


def test_the_sentence_around_a_hint_is_shown_and_no_more(cast, canvas):
    _write(canvas, "Eerst was er rust. Toen kwam Oleksandr thuis.\nDaarna niet meer.", cast.coach)
    [hint] = open_hints(canvas)
    assert (hint.before, hint.fragment, hint.after) == ("Toen kwam ", "Oleksandr", " thuis.")


# --- a ruling --------------------------------------------------------------------------------------------------------
def test_a_ruling_silences_the_fragment_in_this_canvas_only(cast, canvas):
    other = f.make_canvas(cast)
    for each in (canvas, other):
        _write(each, "Oleksandr. En weer OLEKSANDR, zei Oleksandr.", cast.coach)
    services.rule_no_personal_data(canvas, HintKind.NAME, "oleksandr", by=cast.consultant)
    assert (_kinds(canvas), _kinds(other)) == ([], [HintKind.NAME])


def test_a_ruling_is_logged_and_keeps_no_text(cast, canvas):
    services.rule_no_personal_data(canvas, HintKind.NAME, "Oleksandr", by=cast.coach)
    services.rule_no_personal_data(canvas, HintKind.NAME, "Oleksandr ", by=cast.coach)
    ruling = HintRuling.objects.get()
    events = list(Event.objects.filter(action="hint.ruled"))
    assert len(events) == 1
    assert events[0].data == {"kind": "name"}
    assert "leksandr" not in f"{vars(ruling)} {vars(events[0])}"
    assert len(ruling.digest) == 64


def test_a_digest_needs_the_key_of_the_server(cast, canvas, settings):
    services.rule_no_personal_data(canvas, HintKind.NAME, "Oleksandr", by=cast.coach)
    _write(canvas, "Oleksandr werkt.", cast.coach)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another-key-that-is-long-enough-for-this-test-1234567890"
    assert _kinds(canvas) == [HintKind.NAME]
    settings.SECRET_KEY_FALLBACKS = [old]
    assert _kinds(canvas) == []


def test_a_stranger_and_a_reader_rule_on_nothing(cast, canvas):
    for person in (cast.stranger, cast.eye1):
        with pytest.raises(NotAllowed):
            services.rule_no_personal_data(canvas, HintKind.NAME, "Oleksandr", by=person)
    assert not HintRuling.objects.exists()


# --- a BSN is stored nowhere ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("written", [BSN, "1234.56.782", "123 456 782", "BSN 12345672"])
def test_a_bsn_is_refused_in_a_box_and_in_a_line(cast, canvas, written):
    with pytest.raises(RuleBroken, match="lijkt een burgerservicenummer"):
        _write(canvas, f"Nummer {written}.", cast.coach)
    line = {"scenario": "custom", "payer": "gemeente", "amount": 100}
    with pytest.raises(RuleBroken, match="lijkt een burgerservicenummer"):
        services.add_cost_line(canvas, description=f"polis {written}", by=cast.coach, **line)


def test_a_number_that_is_no_bsn_may_be_written_after_saying_so(cast, canvas):
    services.rule_no_personal_data(canvas, HintKind.BSN, "123.456.782", by=cast.coach)
    assert _write(canvas, f"Polisnummer {BSN}.", cast.coach).text == f"Polisnummer {BSN}."
    with pytest.raises(RuleBroken):
        _write(canvas, f"Polisnummer {BSN} en 111222333.", cast.coach)


# --- circulating ----------------------------------------------------------------------------------------------------
@pytest.fixture
def ready(cast, canvas):
    """The canvas after its spar-tafel."""
    f.through_spar(cast, canvas)
    canvas.refresh_from_db()
    return canvas


def test_circulating_waits_for_every_hint(cast, ready):
    _write(ready, NAMED, cast.coach)
    with pytest.raises(RuleBroken, match="2 hints op persoonsgegevens staan nog open"):
        services.circulate(ready, by=cast.coach)
    services.rule_no_personal_data(ready, HintKind.PHONE, "0612345678", by=cast.coach)
    with pytest.raises(RuleBroken, match="1 hint op persoonsgegevens staat nog open"):
        services.circulate(ready, by=cast.coach)
    _write(ready, "De zoon van de buurman slaapt slecht. Bel 06-12345678.", cast.coach)
    assert services.circulate(ready, by=cast.coach).number == 1


def test_the_page_asks_per_hint_and_then_lets_go(cast, ready, client):
    _write(ready, NAMED, cast.coach)
    client.force_login(cast.coach)
    url = reverse("canvas:circulate", args=[ready.case.number])
    page = client.get(url).content.decode()
    assert page.count("Geen persoonsgegeven<") == 2
    assert "Beantwoord eerst de hints" in page
    assert '<mark class="mw-hint">Oleksandr</mark>' in page
    rule = reverse("canvas:rule_hint", args=[ready.case.number]) + "?terug=rondsturen"
    for kind, fragment in (("name", "Oleksandr"), ("phone", "06-12345678")):
        assert client.post(rule, {"kind": kind, "fragment": fragment}).url == url
    assert "Beantwoord eerst de hints" not in client.get(url).content.decode()
    assert client.post(url).status_code == 302
    assert ready.versions.count() == 1


# --- the pages --------------------------------------------------------------------------------------------------------
def test_the_box_asks_for_hints_and_nothing_is_kept(cast, canvas, client):
    client.force_login(cast.consultant)
    events = Event.objects.count()
    url = reverse("canvas:hints", args=[canvas.case.number, "situation"])
    answer = client.post(url, {"text": "Haar dochter Tigist (8) belt <b>Storm</b>."}).json()
    assert answer["hints"] == [
        {"kind": "name", "text": "Tigist", "swap": "dochter Tigist (8)", "options": ["dochter (8)"]},
        {"kind": "name", "text": "Storm", "swap": "Storm", "options": ["moeder", "vader", "kind"]},
    ]
    assert Event.objects.count() == events
    assert client.post(url, {"text": "x" * 300_000}).json() == {"hints": []}
    assert client.post(url.replace("situation", "nonsense"), {"text": "x"}).status_code == 404


def test_without_javascript_a_bsn_is_refused_and_one_button_says_it_is_none(cast, canvas, client):
    client.force_login(cast.coach)
    box = canvas.boxes.get(kind="situation")
    url = reverse("canvas:box", args=[canvas.case.number, "situation"])
    typed = {"text": f"Polisnummer {BSN}.", "base_revision": box.revision}
    page = client.post(url, typed)
    assert page.status_code == 409
    assert "Dit is geen BSN" in page.content.decode()
    assert f"Polisnummer {BSN}." in page.content.decode()
    rule = reverse("canvas:rule_hint", args=[canvas.case.number])
    sent_on = client.post(rule, {**typed, "kind": "bsn", "box": "situation"})
    assert (sent_on.status_code, sent_on.url) == (307, url)
    assert client.post(sent_on.url, typed).status_code == 302
    assert canvas.boxes.get(kind="situation").text == typed["text"]


def test_a_number_for_a_line_is_named_on_the_page_of_hints(cast, canvas, client):
    client.force_login(cast.coach)
    url = reverse("canvas:rule_hint", args=[canvas.case.number])
    refused = client.post(url, {"kind": "bsn", "fragment": ""})
    assert refused.status_code == 422
    assert "Vul het nummer in." in refused.content.decode()
    assert client.post(url, {"kind": "bsn", "fragment": BSN}).status_code == 302
    line = {"scenario": "custom", "payer": "gemeente", "amount": 100}
    assert services.add_cost_line(canvas, description=f"polis {BSN}", by=cast.coach, **line).pk


def test_a_reader_gets_403_and_a_stranger_404(cast, ready, client):
    url = reverse("canvas:hints", args=[ready.case.number, "situation"])
    client.force_login(cast.stranger)
    assert client.post(url, {"text": "x"}).status_code == 404
    client.logout()
    assert client.post(url, {"text": "x"}).status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_a_fixed_number_of_queries(cast, canvas, client, rows, django_assert_num_queries):
    for number in range(rows):
        line = {"scenario": "custom", "description": f"bril voor Tigist {number}", "payer": "gemeente", "amount": 100}
        services.add_cost_line(canvas, by=cast.coach, **line)
        services.rule_no_personal_data(canvas, HintKind.NAME, f"Naam{number}", by=cast.coach)
    with django_assert_num_queries(8):
        assert len(open_hints(canvas)) == rows
