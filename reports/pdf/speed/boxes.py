"""Boxes: their styles, and what of their size stands in the style alone."""

SIDES = ("top", "right", "bottom", "left")
LENGTHS = (
    *(f"{what}_{side}" for what in ("margin", "padding") for side in SIDES),
    *(f"{least_or_most}{size}" for least_or_most in ("", "min_", "max_") for size in ("width", "height")),
)
# Worked out by more than what the parent has or the property begins with.
NOT_PLAIN = ("position", "float", "display", "page")


def patches():
    """What is replaced: (owner, name, the quicker one), in every module that uses it."""
    import sys

    from weasyprint import css
    from weasyprint.layout import float as floats
    from weasyprint.layout import percent

    quick = ((percent, "resolve_percentages", _lengths), (floats, "avoid_collisions", _beside_floats))
    users = [module for name, module in sorted(sys.modules.items()) if name.startswith("weasyprint.")]
    return (
        (css.ComputedStyle, "__missing__", _missing(css)),
        *(
            (user, name, made)
            for owner, name, make in quick
            for made in [make(vars(owner)[name])]
            for user in users
            if vars(user).get(name) is vars(owner)[name]
        ),
    )


def _lengths(original):
    def resolve_percentages(box, containing_block):
        """Set the used lengths of a box; those of a style without percentages are the same in every block."""
        style = box.style
        try:
            known = style.known_lengths
        except AttributeError:
            known = style.known_lengths = _known_lengths(style)
        if known is None:
            original(box, containing_block)
        else:
            vars(box).update(known)

    return resolve_percentages


def _known_lengths(style):
    """{attribute: pixels or "auto"}, or None when they depend on more than the style."""
    if style["border_collapse"] == "collapse" or style["box_sizing"] != "content-box":
        return None
    known = {f"border_{side}_width": style[f"border_{side}_width"] for side in SIDES}
    for name in LENGTHS:
        length = style[name]
        if length == "auto":
            known[name] = 0 if name in ("min_width", "min_height") else length
        elif getattr(length, "unit", "") == "px":
            known[name] = length.value
        else:
            return None
    return known


def _beside_floats(original):
    from weasyprint.formatting_structure.boxes import LineBox

    def avoid_collisions(context, box, containing_block, outer=True):
        """Where no float stands, a line begins where its block begins."""
        if context.excluded_shapes or not isinstance(box, LineBox) or containing_block.style["direction"] != "ltr":
            return original(context, box, containing_block, outer)
        left = containing_block.content_box_x()
        return left, box.position_y, left + containing_block.width - left

    return avoid_collisions


def _missing(css):
    original = css.ComputedStyle.__missing__
    plain = {
        key
        for key in css.INITIAL_VALUES
        if key not in css.PHYSICAL_FUNCTIONS
        and key not in NOT_PLAIN
        and not key.startswith(("__", "text_decoration_"))
        and (key in css.INHERITED or key not in css.INITIAL_NOT_COMPUTED)
    }
    inherited, initial, check_math = plain & css.INHERITED, css.INITIAL_VALUES, css.check_math

    def missing(style, key):
        """A property that nothing says anything about: what the parent has, or what it begins with."""
        parent = style.parent_style
        if key not in plain or key in style.cascaded or parent is None:
            return original(style, key)
        value = parent[key] if key in inherited else initial[key]
        if check_math(value):
            return original(style, key)
        style[key] = value
        return value

    return missing
