"""Lines of text: what Pango is asked twice, and what of its answer is already known."""

import re

# Between two plain words a line may break, whatever the language.
PLAIN_WORDS = re.compile(r"([A-Za-z]{2,}) (?=[A-Za-z])")
PLAIN_WORD = re.compile(r"[A-Za-z]{2,}(?= |$)")
# A line with one of these is set up again for drawing: Pango treats it as several paragraphs.
LINE_ENDS = re.compile("[\n\r\u2028\u2029]")
# All of a style that says how wide a piece of its text is and where it may be broken.
TEXT_PROPERTIES = (
    "font_family", "font_size", "font_style", "font_weight", "font_stretch", "font_kerning",
    "font_variant_ligatures", "font_variant_position", "font_variant_caps",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
    "font_variation_settings", "font_language_override", "lang", "direction", "letter_spacing", "word_spacing",
    "white_space", "hyphens", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone", "overflow_wrap",
    "word_break", "tab_size", "text_decoration_line",
)  # fmt: skip


def patches():
    """What is replaced: (owner, name, the one that remembers)."""
    from weasyprint.draw import text as drawing
    from weasyprint.layout import inline, preferred
    from weasyprint.text import line_break

    layout = line_break.Layout
    return (
        (layout, "setup", _setup(line_break)),
        (layout, "deactivate", _deactivate(layout.deactivate)),
        (layout, "reactivate", _reactivate(layout.reactivate, line_break.pango)),
        (drawing, "pango", _Drawing(drawing.pango)),
        (line_break, "get_next_break_point_from_text", _break_point(line_break.get_next_break_point_from_text)),
        (line_break, "get_next_word_boundaries", _word_boundaries(line_break.get_next_word_boundaries)),
        (inline, "strut", _strut(inline.strut)),
        (preferred, "split_first_line", _width_of_line(preferred.split_first_line)),
    )


def _setup(line_break):
    """Layout.setup, with all that depends on the style alone kept for the next line in that style."""
    original, kept = line_break.Layout.setup, {}
    ffi, pango, gobject = line_break.ffi, line_break.pango, line_break.gobject

    def prepared(style):
        context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
        pango.pango_context_set_round_glyph_positions(context, False)
        pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[style["direction"]])
        text, _ = line_break.unicode_to_char_p(style["lang"])
        language = pango.pango_language_from_string(text)
        pango.pango_context_set_language(context, language)
        features = line_break.font_features(
            style["font_kerning"], style["font_variant_ligatures"], style["font_variant_position"],
            style["font_variant_caps"], style["font_variant_numeric"], style["font_variant_alternates"],
            style["font_variant_east_asian"], style["font_feature_settings"],
        )  # fmt: skip
        features = ",".join(f"{key} {value}" for key, value in features.items()).encode()
        # The style itself is kept too: its id stays its own.
        return style, context, language, line_break.get_font_description(style), features

    def setup(self, style):
        if style["text_decoration_line"] != "none" or style["font_language_override"] != "normal" or not style["lang"]:
            return original(self, style)
        if id(style) not in kept:
            kept[id(style)] = prepared(style)
        _, context, self.language, description, features = kept[id(style)]
        self.style = style
        self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None
        self.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)
        pango.pango_layout_set_font_description(self.layout, description)
        if features:
            attributes = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(features))
            pango.pango_layout_set_attributes(self.layout, attributes)
            pango.pango_attr_list_unref(attributes)
        return None

    return setup


def _break_point(original):
    def get_next_break_point_from_text(text, lang):
        plain = PLAIN_WORDS.match(text)
        return plain.end() - 1 if plain else original(text, lang)

    return get_next_break_point_from_text


def _word_boundaries(original):
    def get_next_word_boundaries(text, lang):
        plain = PLAIN_WORD.match(text)
        return plain.span() if plain else original(text, lang)

    return get_next_word_boundaries


def _strut(original):
    kept = {}

    def strut(style):
        if id(style) not in kept:
            kept[id(style)] = style, original(style)
        return kept[id(style)][1]

    return strut


def _deactivate(original):
    def deactivate(layout):
        """A line that is drawn as it was laid out keeps what Pango made of it."""
        if layout.justification_spacing or LINE_ENDS.search(layout.text):
            original(layout)

    return deactivate


def _reactivate(original, pango):
    def reactivate(layout, style):
        if "layout" not in vars(layout):
            original(layout, style)
            pango.pango_layout_set_single_paragraph_mode(layout.layout, True)

    return reactivate


class _Drawing:
    """Pango as it is used for drawing a line: without the one call that makes it lay out the line again.

    A line that was kept holds no end of a paragraph, so nothing changes; one that was not gets it when it is set up.
    """

    def __init__(self, pango):
        self._pango = pango

    def __getattr__(self, name):
        found = getattr(self._pango, name)
        setattr(self, name, found)
        return found

    def pango_layout_set_single_paragraph_mode(self, layout, setting):
        """Left out."""


def _width_of_line(original):
    """How wide the parts of a table's cell are, for the widths of its columns: once per text and style."""
    kept, numbers = {}, {}

    def number(style):
        known = vars(style).get("number_of_text_style")
        if known is None:
            read = repr([style[name] for name in TEXT_PROPERTIES])
            known = style.number_of_text_style = numbers.setdefault(read, len(numbers))
        return known

    def split_first_line(text, style, context, max_width, justification_spacing, **how):
        key = number(style), text, max_width, justification_spacing, *how.values()
        if key not in kept:
            _, _, *rest = original(text, style, context, max_width, justification_spacing, **how)
            kept[key] = None, None, *rest  # the line itself is not used for a width
        return kept[key]

    return split_first_line
