"""Every template keeps to the policy, components escape what people type, and the form pack says what is needed."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape

from maatwerk.lib.refusals import RuleBroken
from tests.look.urls import IntakeForm

ALL = sorted((Path(settings.BASE_DIR) / "templates").rglob("*.html"))
# A PDF has no policy, and the page of a report that is saved as a file has one of its own (reports/formats/page.py).
TEMPLATES = [path for path in ALL if not {"pdf", "formats"} & {*path.parts}]
EVIL = "<script>x</script>"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(settings.BASE_DIR)))
def test_template_keeps_to_the_policy(template):
    """No inline style, script or handler: the policy would drop them without a word."""
    text = template.read_text()
    found = re.findall(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", text)
    assert found == []


@pytest.mark.parametrize(
    ("component", "values"),
    [
        ("need", {"lead": EVIL}),
        ("need", {"lead": "x", "waiting": EVIL}),
        ("closed_button", {"label": "x", "reason": EVIL, "id": "y"}),
        ("alert", {"text": EVIL}),
        ("badge", {"text": EVIL}),
        ("empty", {"text": EVIL}),
        ("facts", {"facts": [("x", EVIL)]}),
        ("figures", {"figures": [{"label": "x", "value": EVIL}]}),
        ("timeline", {"rows": [{"sentence": EVIL}]}),
        ("tabs", {"tabs": [(EVIL, "/", False)]}),
        ("stepper", {"steps": [(EVIL, "now")]}),
        ("crumb", {"items": [(EVIL, "/")]}),
        ("person", {"name": EVIL}),
    ],
)
def test_component_escapes_typed_text(component, values):
    html = render_to_string(f"components/{component}.html", values)
    assert escape(EVIL) in html
    assert EVIL not in html


def test_stepper_tells_its_states_in_words():
    html = render_to_string(
        "components/stepper.html", {"steps": [("Canvas", "done"), ("Tafel", "now"), ("Inzet", "stopped")]}
    )
    assert html.count("(klaar)") == 1
    assert html.count("(nu)") == 1
    assert html.count("(gestopt)") == 1
    assert html.count('aria-current="step"') == 1


def test_need_posts_with_the_token():
    html = render_to_string(
        "components/need.html",
        {
            "lead": "x",
            "post_url": "/x/",
            "post_label": "Delen",
            "post_name": "do",
            "post_value": "share",
            "csrf_token": "t0ken",
        },
    )
    assert 'name="csrfmiddlewaretoken" value="t0ken"' in html
    assert 'name="do" value="share"' in html


def test_fund_bar_writes_coordinates_with_a_point_and_amounts_with_a_comma():
    segment = {"kind": "realised", "label": "Gerealiseerd", "amount": 126400, "x": 0, "width": 42.1}
    html = render_to_string("components/fund_bar.html", {"segments": [segment], "id": "a"})
    assert 'width="42.1%"' in html
    assert "126.400" in html


def test_refusal_stands_on_the_page_as_its_sentence():
    html = render_to_string("base.html", {"refusal": RuleBroken("Er ontbreekt nog een akkoord.")})
    assert "Er ontbreekt nog een akkoord." in html
    assert 'role="alert"' in html


def test_base_works_without_any_context():
    html = render_to_string("base.html")
    assert html.count("<h1") == 1
    assert "Hoofdmenu" not in html


def crispy(form):
    from crispy_forms.utils import render_crispy_form

    return render_crispy_form(form, context={"csrf_token": "t0ken"})


def test_form_has_token_and_leaves_checking_to_the_server():
    html = crispy(IntakeForm())
    assert re.search(r'<form class="mw-form" method="post" novalidate', html)
    assert html.count("csrfmiddlewaretoken") == 1


def test_form_marks_what_is_optional_and_nothing_else():
    assert crispy(IntakeForm()).count("(niet verplicht)") == 2
    assert "*" not in re.sub(r"<[^>]*>", "", crispy(IntakeForm()))


def test_form_groups_choices_in_a_fieldset_with_legend():
    html = crispy(IntakeForm())
    assert re.search(r"<legend[^>]*>Waarom is maatwerk nodig\?</legend>", html)
    assert html.count("<fieldset") == 5


def test_every_described_by_points_at_something():
    html = crispy(IntakeForm({}))
    targets = {target for value in re.findall(r'aria-describedby="([^"]+)"', html) for target in value.split()}
    assert targets - set(re.findall(r'\sid="([^"]+)"', html)) == set()
    assert "id_number_error" in targets
    assert "id_story_helptext" in targets


def test_error_stands_before_the_control():
    html = crispy(IntakeForm({}))
    assert html.index('id="id_story_error"') < html.index("<textarea")
    assert html.index('id="id_story_helptext"') < html.index('id="id_story_error"')


def test_error_summary_links_to_every_field():
    html = crispy(IntakeForm({}))
    links = re.findall(r'<li><a href="#([^"]+)"', html)
    ids = re.findall(r'<(?:input|select|textarea)[^>]*\sid="([^"]+)"', html)
    assert links == [
        "id_number",
        "id_reported_on",
        "id_amount",
        "id_source",
        "id_ground_0",
        "id_areas_0",
        "id_story",
        "id_agreed",
    ]
    assert set(links) - set(ids) == set()


def test_typed_text_is_kept_and_escaped_after_an_error():
    html = crispy(IntakeForm({"story": EVIL}))
    assert escape(EVIL) in html
    assert EVIL not in html


def test_submit_is_a_button_with_its_label():
    assert re.search(
        r'<button type="submit" name="save" value="Aanmelden"[^>]*nl-button--primary[^>]*>Aanmelden</button>',
        crispy(IntakeForm()),
    )
