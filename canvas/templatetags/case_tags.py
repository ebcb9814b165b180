"""The frame of every page about one case: `{% load case_tags %}`."""

from django import template

from ..case_frame import shared_with, stepper, tabs
from ..next_step import next_step

register = template.Library()


@register.simple_block_tag(takes_context=True)
def case_frame(context, content, case, user):
    """Steps, 'nu nodig' and tabs of a case; what stands between the tags names the current tab."""
    need = next_step(case, user)
    frame = {
        "steps": stepper(case),
        "need": need,
        "tabs": tabs(case, user, content.strip()),
        "csrf_token": context.get("csrf_token"),
        # A page that makes the step itself offers no second way to it.
        "is_here": need.url.partition("#")[0] == context["request"].path,
    }
    return template.loader.render_to_string("canvas/case_frame.html", frame)


@register.inclusion_tag("components/tabs.html")
def case_tabs(case, user, current):
    """The tabs alone, for pages that need the room."""
    return {"tabs": tabs(case, user, current), "label": "Casus"}


@register.filter
def months(number):
    """`6 maanden`, `1 maand`, `2,5 maanden`; nothing for an empty value."""
    if number is None:
        return ""
    text = f"{number.normalize():f}".replace(".", ",")
    return f"{text} {'maand' if text == '1' else 'maanden'}"


@register.simple_tag
def case_shared_with(case):
    """Everyone who may read this case now."""
    return shared_with(case)
