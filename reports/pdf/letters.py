"""The letter of before reports were composed of blocks, printed as the same document."""

from reports.documents.document import Document, Head, Part
from reports.documents.letter import Letter
from reports.enums import ReportKind
from reports.pdf.documents import document_pdf
from reports.pdf.engine import UA

HEAD = (
    "municipality", "return_address", "visit_address", "postal_address", "website", "fax", "addressee", "handled_by",
    "phone_label", "phone", "our_reference", "your_reference", "email", "salutation", "closing",
    "on_behalf_of_college", "signatories",
)  # fmt: skip


def letter_pdf(letter: Letter, *, variant=UA):
    """The letter on A4, as bytes. Raises what `reports.pdf.documents.document_pdf` raises."""
    head = Head(
        **{name: getattr(letter, name) for name in HEAD},
        enclosure_total=letter.enclosures,
        send_on=letter.sent_on.isoformat() if letter.sent_on else "",
    )
    document = Document(
        kind=ReportKind.COUNCIL.value,
        type_label=letter.type_label,
        title=letter.subject,
        subtitle="",
        dated=letter.date.isoformat(),
        peildatum=letter.date.isoformat(),
        head=head,
        parts=(Part("brief", tuple(letter.body)),),
    )
    return document_pdf(document, variant=variant)
