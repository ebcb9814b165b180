"""A document as a Word file, for the last edit of the griffie: real headings, lists and tables, in Dutch.

A drawing is its sentence and its table: Word shows no SVG everywhere, and a table can be edited.
"""

import base64
import io
from datetime import UTC, datetime, time

from docx import api as word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ..documents.blocks import text_blocks
from ..documents.document import Document
from .packing import settled
from .words import date_line, letterhead, plain, said_by

A4, MARGIN = (Cm(21), Cm(29.7)), Cm(2.5)
FULL, HALF = Cm(16), Cm(8)
FONT, INK = "Calibri", RGBColor(0x1B, 0x24, 0x30)
DEEPEST = 5
SHORT = 14  # rows
NARROW, WIDE = 11, 45  # letters


def docx(document: Document) -> bytes:
    """The file, in bytes. The same document gives the same file; everything in it is text, never a field or a link."""
    return _Writer(document).written()


class _Writer:
    def __init__(self, document):
        self.document, self.file = document, word.Document()
        self.heading = 1

    def written(self):
        self._set_up()
        self._head()
        for block in self.document.blocks:
            self._block(block)
        if self.document.is_letter:
            self._closing()
        out = io.BytesIO()
        self.file.save(out)
        return settled(out.getvalue(), self.document.date)

    # --- the file itself
    def _set_up(self):
        document, file = self.document, self.file
        properties = file.core_properties
        properties.title, properties.author = plain(document.file_title), plain(document.head.word_mark)
        properties.subject, properties.language, properties.comments = document.type_label, "nl-NL", ""
        properties.created = properties.modified = datetime.combine(document.date, time(12), UTC)
        section = file.sections[0]
        section.page_width, section.page_height = A4
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
        section.footer.paragraphs[0].text = document.type_label
        self._styles()

    def _styles(self):
        for style in self.file.styles:
            if getattr(style, "font", None) is not None and style.name in ("Normal", "Title", "Caption", "Quote"):
                style.font.name, style.font.color.rgb = FONT, INK
            elif style.name.startswith("Heading"):
                style.font.name, style.font.color.rgb = FONT, INK
                style.element.rPr.rFonts.attrib.clear()
                style.element.rPr.rFonts.set(qn("w:ascii"), FONT)
                style.element.rPr.rFonts.set(qn("w:hAnsi"), FONT)
                style.font.bold, style.font.italic = True, False
        self.file.styles["Normal"].font.size = Pt(11)
        language = self.file.styles.element.find(".//" + qn("w:rPrDefault") + "//" + qn("w:lang"))
        for name in ("w:val", "w:eastAsia"):
            language.set(qn(name), "nl-NL")

    # --- head and closing
    def _head(self):
        document, head = self.document, self.document.head
        self._paragraph(head.word_mark).runs[0].bold = True
        if document.is_letter:
            if head.return_address:
                self._labelled("RETOURADRES", [head.return_address])
            self._paragraph("\n".join(head.addressee)).paragraph_format.space_before = Pt(8)
            for label, lines in letterhead(document):
                self._labelled(label, lines)
        self.file.add_heading(plain(document.title), 1)
        if document.subtitle:
            self._paragraph(document.subtitle)
        if document.is_letter:
            self._paragraph(head.salutation)
        else:
            self._paragraph(date_line(document))
        if document.contents:
            self._contents()

    def _labelled(self, label, lines):
        paragraph = self._paragraph(f"{label}: ")
        paragraph.runs[0].bold = True
        paragraph.paragraph_format.space_after = Pt(2)
        self._run(paragraph, ", ".join(lines))

    def _contents(self):
        """The headings as text: the page numbers come when the griffie updates it in Word."""
        self._heading("Inhoud", 2)
        for heading in self.document.contents:
            paragraph = self._paragraph(f"{heading.number} {heading.text}".strip())
            paragraph.paragraph_format.left_indent = Cm(0.6 * (heading.level - 2))
            paragraph.paragraph_format.space_after = Pt(2)

    def _closing(self):
        head = self.document.head
        if any(block.kind == "signature" for block in self.document.blocks):
            return
        self.file.paragraphs[-1].paragraph_format.keep_with_next = True  # who signs does not stand alone on a page
        if head.closing:
            self._paragraph(head.closing).paragraph_format.keep_with_next = True
        if head.on_behalf_of_college:
            text = f"Namens het college van burgemeester en wethouders van {head.municipality},"
            self._paragraph(text).paragraph_format.keep_with_next = True
        self._signatories(head.signatories)

    def _signatories(self, signatories):
        for name, office in signatories:
            self._paragraph(f"{name}\n{office}")

    # --- pieces
    def _run(self, paragraph, text):
        lines = plain(text).split("\n")
        run = paragraph.add_run(lines[0])
        for line in lines[1:]:
            run.add_break(WD_BREAK.LINE)
            run.add_text(line)
        return run

    def _paragraph(self, text, style=None):
        paragraph = self.file.add_paragraph(style=style)
        self._run(paragraph, text)
        return paragraph

    def _heading(self, text, level):
        """A heading; no level is skipped, whatever the writer chose."""
        level = min(level, self.heading + 1, DEEPEST)
        self.heading = level
        self.file.add_heading(plain(text), level)

    def _under(self, text):
        """A heading below the last one that the writer made, which stays the last one."""
        self.file.add_heading(plain(text), min(self.heading + 1, DEEPEST))

    # --- blocks
    def _block(self, block):
        getattr(self, f"write_{block.kind}")(block)

    def write_paragraph(self, block):
        paragraph = self.file.add_paragraph()
        if block.run_in:
            self._run(paragraph, f"{block.run_in} ").bold = True
        self._run(paragraph, block.text)

    def write_heading(self, block):
        if block.own_page:
            self.file.add_page_break()
        self._heading(f"{block.number} {block.text}".strip(), block.level)

    def write_list(self, block):
        for item in block.items:
            self._paragraph(item, "List Bullet")

    def write_numbers(self, block):
        number = self._new_numbering(block.first)
        for item in block.items:
            properties = self._paragraph(item, "List Number")._p.get_or_add_pPr()
            numbering = properties.get_or_add_numPr()
            numbering.get_or_add_ilvl().val = 0
            numbering.get_or_add_numId().val = number

    def _new_numbering(self, first):
        """A numbering of its own, so that every list begins at its own first number."""
        style = self.file.styles["List Number"].element.pPr.numPr.numId.val
        numbering = self.file.part.numbering_part.numbering_definitions._numbering
        made = numbering.add_num(numbering.num_having_numId(style).abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(first)
        return made.numId

    def write_quote(self, block):
        self._paragraph(block.text, "Quote")
        if block.source:
            self._paragraph(block.source)

    def write_key_figures(self, block):
        if block.title:
            self._under(block.title)
        self._grid(
            ("Cijfer", "Wat", "Toelichting"), block.figures, caption=block.title or "Kerncijfers", titled=block.title
        )

    def write_story(self, block):
        self._under(block.title)
        for label, text in block.parts:
            part = self._paragraph(label)
            part.runs[0].bold, part.paragraph_format.keep_with_next = True, True
            self._all(text_blocks(text))

    def write_question(self, block):
        for name, blocks in (("Vraag", block.question), ("Antwoord", block.answer)):
            self._under(f"{name} {block.number}:")
            self._all(blocks)

    def _all(self, blocks):
        for block in blocks:
            self._block(block)

    def write_canvas(self, block):
        self._under(block.title)
        self._grid(("Vak", "Vraag"), block.boxes, caption=block.title, titled=True)

    def write_timeline(self, block):
        if block.title:
            self._under(block.title)
        self._grid(("Wanneer", "Wat"), block.points, caption=block.title or "Tijdlijn", titled=block.title)

    def write_image(self, block):
        data = base64.b64decode(block.data.partition(",")[2])
        shape = self.file.add_picture(io.BytesIO(data), width=HALF if block.half else FULL)
        shape._inline.docPr.set("descr", plain(block.alt))
        if block.caption:
            self._paragraph(block.caption, "Caption")

    def write_signature(self, block):
        if block.above:
            self._paragraph(block.above)
        self._signatories(block.signatories)

    def write_page_break(self, block):
        self.file.add_page_break()

    def write_chart(self, block):
        self._paragraph(said_by(block))
        if block.table:
            self.write_table(block.table)

    def write_table(self, block):
        numbers = [number for _, number in block.columns]
        self._grid(block.headers, block.rows, caption=block.caption, total=block.total, numbers=numbers)
        if block.note:
            self._paragraph(block.note)

    def _grid(self, headers, rows, *, caption, titled=False, total=(), numbers=()):
        """A table with a heading row that comes again on every page; its caption above it, unless it is `titled`."""
        if not titled:
            self._paragraph(caption, "Caption").paragraph_format.keep_with_next = True
        rows = [headers, *rows, *([total] if total else [])]
        table = self.file.add_table(len(rows), len(headers), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        for column, width in zip(table.columns, _widths(rows), strict=True):
            column.width = width
        _describe(table, plain(caption))
        for n, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
            for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                cell.width = table.columns[column].width
                run = self._run(cell.paragraphs[0], text)
                run.bold = n == 0 or (bool(total) and n == len(rows) - 1)
                # A table that fits on a page is not torn apart.
                cell.paragraphs[0].paragraph_format.keep_with_next = len(rows) <= SHORT and n < len(rows) - 1
                if numbers and numbers[column]:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _never_split(row, heading=n == 0)
        self.file.add_paragraph().paragraph_format.space_after = Pt(2)


def _widths(rows):
    """The width of the page, shared by how much stands in a column: amounts take little, a source much."""
    longest = [min(max(max(map(len, map(str, column))), NARROW), WIDE) for column in zip(*rows, strict=True)]
    return [int(FULL * length / sum(longest)) for length in longest]


def _describe(table, caption):
    properties = table._tbl.tblPr
    for tag in ("w:tblCaption", "w:tblDescription"):
        element = OxmlElement(tag)
        element.set(qn("w:val"), caption)
        properties.append(element)


def _never_split(row, *, heading):
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
