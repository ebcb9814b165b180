"""What makes WeasyPrint 70 faster without changing a byte of what it writes.

Some of its functions do the same work again and again. While a document of ours is made they are replaced by ones that
remember, and put back afterwards; whoever uses WeasyPrint otherwise gets it as it is. One thread at a time: the engine
holds its lock. The version is pinned, and a test compares the bytes with those of the original functions.

* setting up a line of text for Pango, per style: a context, a font description and its features;
* the height of an empty line, per style;
* looking for a place to hyphenate, when the next word is plain letters between spaces;
* the list of all pages, which is built anew for every element of the tag tree (quadratic).
"""

import contextlib
import re

# Between two plain words a line may break, whatever the language.
PLAIN_WORDS = re.compile(r"([A-Za-z]{2,}) (?=[A-Za-z])")
PLAIN_WORD = re.compile(r"[A-Za-z]{2,}(?= |$)")


@contextlib.contextmanager
def remembering():
    """Inside the block WeasyPrint remembers what it worked out."""
    import pydyf
    from weasyprint.layout import inline
    from weasyprint.text import line_break

    patches = (
        (line_break.Layout, "setup", _setup(line_break)),
        (line_break, "get_next_break_point_from_text", _break_point(line_break.get_next_break_point_from_text)),
        (line_break, "get_next_word_boundaries", _word_boundaries(line_break.get_next_word_boundaries)),
        (inline, "strut", _strut(inline.strut)),
        (pydyf.PDF, "page_references", property(_page_references())),
    )
    originals = [(owner, name, vars(owner)[name]) for owner, name, _ in patches]
    for owner, name, quick in patches:
        setattr(owner, name, quick)
    try:
        yield
    finally:
        for owner, name, original in originals:
            setattr(owner, name, original)


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


def _page_references():
    kept = {}

    def page_references(pdf):
        kids = pdf.pages["Kids"]
        if id(pdf) not in kept or kept[id(pdf)][1] != len(kids):
            kept[id(pdf)] = pdf, len(kids), tuple(f"{number} 0 R".encode("ascii") for number in kids[::3])
        return kept[id(pdf)][2]

    return page_references
