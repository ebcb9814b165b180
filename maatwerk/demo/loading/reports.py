"""What goes to the raad: who sends it, figures from elsewhere, the answers of 2019, the bundle that waits for its
second reader, and what was promised.
"""

import datetime as dt

from maatwerk.demo.story import letters as office
from maatwerk.demo.story import reports as story
from maatwerk.lib import clock
from reports import services
from reports.enums import BlockKind, ReportKind
from reports.models import Municipality, ReferenceFigure, Signatory
from reports.release import release
from reports.services import report_stamp
from reports.starters import Starter, starter
from reports.starters.heads import letter_head
from reports.starters.writing import Words, made

MANAGER, SECOND_READER = "teammanager", "beleidsadviseur"
OFFICE_ON = dt.date(2019, 1, 2)
# After the last leerpunt was linked to its cases and before the demo's clock starts.
BUNDLE_AT = dt.datetime(2020, 12, 1, 10, 20)


class ReportActs:
    """Writes what goes to the raad into the script; the bundle of December 2020 is made when all else was played."""

    def __init__(self, cast, script):
        self.cast, self.script, self.sent = cast, script, {}
        self.manager, self.reader = cast.users[MANAGER], cast.users[SECOND_READER]

    def write(self):
        self.script.at(OFFICE_ON, "9.00", self.set_office, "afzender en ondertekenaar")
        for answer in story.ANSWERS:
            self.script.at(answer.dated, "9.40", lambda answer=answer: self._write(answer), answer.title)
            self.script.at(
                answer.dated, "16.10", lambda answer=answer: self._send(answer), f"verzonden: {answer.title}"
            )
        for promised in story.PROMISES:
            if promised.made_in in {answer.dated for answer in story.ANSWERS}:
                self._promise(promised)

    def set_office(self):
        """The sender, the wethouder, and what is known of elsewhere."""
        head, wethouder = office.MUNICIPALITY, office.WETHOUDER
        Municipality.objects.create(
            name=head.name.removeprefix("Gemeente "),
            return_address=head.return_address,
            visit_address="\n".join(head.visiting_address),
            postal_address="\n".join(head.postal_address),
            phone_label=head.phone_label.upper(),
            phone=head.phone,
            fax="" if head.fax == "--" else head.fax,
            email=head.email,
            fund=self.cast.funds["maatwerkbudget"],
        )
        names = (wethouder.initials, f"({wethouder.first_name})", wethouder.prefix, wethouder.surname)
        Signatory.objects.create(
            name=" ".join(name for name in names if name),
            office=wethouder.title,
            starts_on=wethouder.since,
            ends_on=wethouder.until,
        )
        ReferenceFigure.objects.bulk_create(ReferenceFigure(**vars(row)) for row in story.REFERENCES)

    # --- answers -----------------------------------------------------------------------------------------------------
    def _write(self, answer):
        words = Words(release(answer.as_of), answer.as_of, by=self.manager)
        report = services.create_report(
            kind=answer.kind,
            as_of=answer.as_of,
            date=answer.dated,
            by=self.manager,
            starter=Starter(head_of(answer, words), blocks_of(answer, words)),
        )
        self.sent[answer.dated] = report

    def _send(self, answer):
        report = self.sent[answer.dated]
        services.submit_report(report, base_revision=report_stamp(report), by=self.manager)
        services.approve_report(report, base_revision=report_stamp(report), by=self.reader)
        services.adopt_report(report, base_revision=report_stamp(report), by=self.manager)
        self.sent[answer.dated] = services.send_report(report, sent_on=answer.dated, by=self.manager)

    # --- the bundle of December 2020 ---------------------------------------------------------------------------------
    def write_bundle(self):
        """The letter with tussenevaluatie and oplegger, brought to the second reader."""
        bundle = story.COUNCIL_BUNDLE
        found = release(bundle.as_of)
        words = Words(found, bundle.as_of, by=self.manager)
        letter = services.create_report(
            kind=ReportKind.COUNCIL,
            as_of=bundle.as_of,
            date=bundle.dated,
            by=self.manager,
            starter=Starter(
                starter(ReportKind.COUNCIL, as_of=bundle.as_of, release=found, by=self.manager).head
                | {"title": bundle.subject, "our_reference": bundle.our_reference, "send_on": bundle.dated},
                words.text(*(said(words, paragraph) for paragraph in bundle.paragraphs)),
            ),
        )
        for kind in (ReportKind.INTERIM, ReportKind.OVERVIEW):
            begun = starter(kind, as_of=bundle.as_of, release=found, by=self.manager)
            services.create_report(
                kind=kind,
                as_of=bundle.as_of,
                date=bundle.dated,
                by=self.manager,
                enclosed_with=letter,
                starter=Starter(begun.head, told(begun.blocks, bundle, words)),
            )
        for promised in story.PROMISES:
            if promised.told_in == bundle.dated:
                self._keep(promised, letter)
        letter.refresh_from_db()
        services.submit_report(letter, base_revision=report_stamp(letter), by=self.manager)
        for promised in story.PROMISES:
            if promised.made_in == bundle.dated:
                self._make(promised, letter)

    def begin_budget_report(self):
        """The budgetrapportage of the year, with its starting text: the teammanager still has to write in it."""
        as_of = story.COUNCIL_BUNDLE.as_of
        services.create_report(kind=ReportKind.BUDGET, as_of=as_of, date=clock.today(), by=self.manager)

    # --- promises ----------------------------------------------------------------------------------------------------
    def _promise(self, promised):
        def make():
            promise = self._make(promised, self.sent[promised.made_in])
            if promised.done_on:
                self.done[promised] = promise

        self.done = getattr(self, "done", {})
        self.script.at(promised.made_in, "16.30", make, f"toezegging: {promised.text}")
        if promised.done_on and not promised.told_in:
            self.script.at(promised.done_on, "21.30", lambda: self._keep(promised), f"afgedaan: {promised.text}")

    def _make(self, promised, report):
        return services.make_promise(
            text=promised.text, due_on=promised.due_on, owner=self.manager, report=report, by=self.manager
        )

    def _keep(self, promised, told_in=None):
        promise = self.done[promised]
        services.keep_promise(
            promise,
            done_on=promised.done_on,
            note=promised.done_note,
            report=told_in,
            base_revision=promise.revision,
            by=self.manager,
        )


def head_of(answer, words):
    """The head of an answer, sent on its date."""
    label = {"type_label": answer.type_label} if answer.type_label else {"type_label": "Beantwoording raadsronde"}
    return letter_head(
        words,
        **label,
        title=answer.title,
        article=answer.article,
        addressee="\n".join(answer.addressee),
        salutation=answer.salutation,
        our_reference=answer.our_reference,
        on_behalf_of_college=answer.on_behalf_of_college,
        send_on=answer.dated,
    )


def blocks_of(answer, words):
    """The blocks of an answer, in order."""
    blocks = [block for section in answer.opening for block in _section(section, words)]
    for question in answer.questions:
        (block,) = words.question(question.text, *(said(words, paragraph) for paragraph in question.answer))
        if question.same_as:
            block["settings"] = {"same_as": question.same_as}
        blocks.append(block)
    return blocks + [block for section in answer.sections for block in _section(section, words)]


def _section(section, words):
    if section.title:
        yield from words.heading(section.title)
    yield from words.text(*(said(words, paragraph) for paragraph in section.paragraphs))
    for key in section.tables:
        yield from words.table(key)
    text, source = section.quote
    if text:
        yield made(BlockKind.QUOTE, text, source=source)


def said(words, paragraph):
    """A paragraph without the sentences whose figures can't be told; `|` stands between sentences that can go alone."""
    return words.say(*(sentence.strip() for sentence in paragraph.split("|")))


def told(blocks, bundle, words):
    """The blocks of a starter with what the story adds: paragraphs at the end of a text under a heading, a timeline."""
    heading, found = "", []
    for block in blocks:
        if block["kind"] == BlockKind.HEADING:
            heading = block["text"]
        elif block["kind"] == BlockKind.TIMELINE:
            block = {**block, "text": words.say(*bundle.timeline, between="\n")}
        elif block["kind"] == BlockKind.TEXT and heading in bundle.added:
            more = [said(words, paragraph) for paragraph in bundle.added[heading]]
            block = {**block, "text": "\n\n".join(filter(None, [block["text"], *more]))}
            heading = ""
        found.append(block)
    return found
