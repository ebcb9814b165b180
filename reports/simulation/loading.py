"""Writes made-up families in bulk, batch by batch, in the order in which the triggers of the database want it."""

import datetime as dt
from collections import Counter, defaultdict

from django.db import connection, transaction

from canvas.enums import BoxKind, FundingGround, FundingSource, MeetingKind, Outcome, Scenario
from canvas.models import (
    AgendaItem,
    Akkoord,
    Attendee,
    Box,
    Canvas,
    CanvasVersion,
    CostLine,
    Decision,
    DecisionWithdrawal,
    FundingLine,
    Meeting,
)  # fmt: skip
from cases.enums import Moment, S
from cases.models import Case, CaseCounter, FamilyAkkoord, Leerpunt, Mark, Meting
from maatwerk.lib.clock import AMSTERDAM
from maatwerk.people.models import User

from .families import families
from .money import book
from .versions import version_content
from .world import LESSONS, TEXT, world_of

BATCH = 500
AT_A_TABLE = 4
ENDS = ("status", "status_since", "started_on", "executed_on", "exit_on", "exit_reason")
UPDATE = """
UPDATE cases_case c SET status = n.status, status_since = n.since, started_on = n.started, executed_on = n.executed,
  exit_on = n.exited, exit_reason = n.reason
FROM unnest(%s::bigint[], %s::text[], %s::date[], %s::date[], %s::date[], %s::date[], %s::text[])
  AS n(id, status, since, started, executed, exited, reason)
WHERE c.id = n.id
"""


class SimulationRefused(Exception):
    """Why nothing was loaded, in Dutch."""


def simulate(number, *, seed, progress=None):
    """Load `number` families; `progress(done, number)` after each batch. Raises SimulationRefused when not empty."""
    if Case.objects.exists() or User.objects.exists():
        raise SimulationRefused("In deze database staat al iets. Simuleren kan alleen in een lege database.")
    with transaction.atomic():
        world = world_of(number)
    counters, slots = Counter(), Counter()
    for batch, start in enumerate(range(0, number, BATCH)):
        drawn = families(
            seed, batch, min(BATCH, number - start), coaches=len(world.coaches), consultants=len(world.consultants),
            domains=len(world.domains), lessons=LESSONS,
        )  # fmt: skip
        made = _Batch(world, drawn, counters, slots)
        with transaction.atomic():
            made.load()
            _judge()
        with transaction.atomic():
            made.take_back()
        if progress:
            progress(min(start + BATCH, number), number)


def _judge():
    """The rules that are judged at commit, judged now: a batch that breaks one is named here."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _write_ends(cases):
    """State and days of these cases; one statement, because Django's bulk_update takes a quarter of the whole time."""
    columns = [[getattr(case, name) for case in cases] for name in ("pk", *ENDS)]
    with connection.cursor() as cursor:
        cursor.execute(UPDATE, columns)


def _at(day, hour, minute=0):
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=AMSTERDAM)


class _Batch:
    """One batch. The steps follow a case: what a trigger asks for is there before it."""

    def __init__(self, world, drawn, counters, slots):
        self.world, self.drawn, self.counters, self.slots = world, drawn, counters, slots

    def load(self):
        self._cases()
        self.planned = [pair for pair in self.pairs if pair[0].canvas_on]
        self._canvases()
        self._metingen()
        self._tables(MeetingKind.SPAR, self.planned, "spar_on")
        self.tabled = [pair for pair in self.planned if pair[0].table_on]
        self._versions()
        self._tables(MeetingKind.BREAKTHROUGH, self.tabled, "table_on")
        self._outcomes()
        self._ends()

    def _number(self, day):
        self.counters[day.year] += 1
        return f"{day.year}-{self.counters[day.year]:03d}"

    def _cases(self):
        world = self.world
        made = [
            Case(
                number=self._number(family.registered_on), status=self._first_status(family),
                status_since=family.exit_on if self._stopped_early(family) else family.registered_on,
                registered_on=family.registered_on, registered_by=world.consultants[family.people[3]],
                coach=world.coaches[family.people[0]], consultant=world.consultants[family.people[3]], team=world.team,
                adults=family.adults, children=family.children, in_municipality=True, source=family.source,
                ground=family.ground, exit_on=family.exit_on if self._stopped_early(family) else None,
                exit_reason="gesimuleerd" if self._stopped_early(family) else "",
            )
            for family in self.drawn
        ]  # fmt: skip
        self.pairs = list(zip(self.drawn, Case.objects.bulk_create(made), strict=True))
        domains, lessons = Case.domains.through, Leerpunt.cases.through
        domains.objects.bulk_create(
            domains(case_id=case.pk, lifedomain_id=world.domains[n].pk)
            for family, case in self.pairs for n in family.domains
        )  # fmt: skip
        lessons.objects.bulk_create(
            lessons(case_id=case.pk, leerpunt_id=world.lessons[family.lesson].pk)
            for family, case in self.pairs if family.lesson is not None
        )  # fmt: skip
        for year, last in self.counters.items():
            CaseCounter.objects.update_or_create(year=year, defaults={"last": last})

    @staticmethod
    def _stopped_early(family):
        return family.ending in (S.REGULAR, S.FAMILY_DECLINED, S.WITHDRAWN) and not family.taken_back

    def _first_status(self, family):
        if family.table_on:
            return S.BREAKTHROUGH_TABLE
        return family.ending

    def _canvases(self):
        FamilyAkkoord.objects.bulk_create(
            FamilyAkkoord(case=case, given_on=family.canvas_on, asked_by=case.consultant,
                          recorded_at=_at(family.canvas_on, 10))
            for family, case in self.planned
        )  # fmt: skip
        made = Canvas.objects.bulk_create(
            Canvas(case=case, started_at=_at(family.canvas_on, 11), started_by=case.consultant,
                   horizon_from=family.canvas_on, horizon_by=case.consultant)
            for family, case in self.planned
        )  # fmt: skip
        self.canvases = {canvas.case_id: canvas for canvas in made}
        self.texts = {kind.value: TEXT * 3 if n < 3 else "" for n, kind in enumerate(BoxKind)}
        Box.objects.bulk_create(
            Box(canvas=self.canvases[case.pk], kind=kind, text=text, revision=1 if text else 0,
                edited_by=case.coach if text else None, edited_at=_at(family.canvas_on, 12) if text else None)
            for family, case in self.planned for kind, text in self.texts.items()
        )  # fmt: skip

    def _metingen(self):
        made = Meting.objects.bulk_create(
            Meting(case=case, moment=moment, due_on=due, held_on=due if moment in family.marks else None,
                   recorded_by=case.consultant if moment in family.marks else None)
            for family, case in self.planned
            for moment, due in {Moment.CANVAS.value: family.canvas_on, **family.due}.items()
        )  # fmt: skip
        of_case = {case.pk: family for family, case in self.planned}
        Mark.objects.bulk_create(
            Mark(meting=meting, role=role, value=value, absent_reason="" if value else "wilde niet")
            for meting in made for role, value in of_case[meting.case_id].marks.get(meting.moment, ())
        )  # fmt: skip

    def _tables(self, kind, pairs, day_of):
        """Tafels of at most four cases; who gives akkoord is there."""
        by_day = defaultdict(list)
        for family, case in pairs:
            by_day[getattr(family, day_of)].append((family, case))
        meetings, held = [], []
        for day, of_day in sorted(by_day.items()):
            for n in range(0, len(of_day), AT_A_TABLE):
                meetings.append(self._meeting(kind, day))
                held.append(of_day[n : n + AT_A_TABLE])
        Meeting.objects.bulk_create(meetings)
        opened = {meeting.pk: meeting.opened_at for meeting in meetings}
        Attendee.objects.bulk_create(
            Attendee(meeting=meeting, user=coach, present_from=opened[meeting.pk])
            for meeting in meetings for coach in self.world.coaches
        )  # fmt: skip
        self.items = dict(
            zip(
                [case.pk for at_table in held for _, case in at_table],
                AgendaItem.objects.bulk_create(
                    AgendaItem(meeting=meeting, canvas=self.canvases[case.pk], position=n, minutes=20,
                               version=self.versions[case.pk] if kind == MeetingKind.BREAKTHROUGH else None,
                               discussed_at=opened[meeting.pk] + dt.timedelta(minutes=20 * n))
                    for meeting, at_table in zip(meetings, held, strict=True)
                    for n, (_, case) in enumerate(at_table, start=1)
                ),
                strict=True,
            )
        )  # fmt: skip
        self.meetings = meetings
        if kind == MeetingKind.SPAR:
            self._close()

    def _meeting(self, kind, day):
        slot = self.slots[kind, day] = self.slots[kind, day] + 1
        starts = (dt.datetime.combine(day, dt.time(9)) + dt.timedelta(seconds=10 * slot)).time()
        opened = dt.datetime.combine(day, starts, tzinfo=AMSTERDAM)
        return Meeting(
            kind=kind, on=day, starts_at=starts, ends_at=dt.time(23, 30), place="Inspiratieruimte",
            chair=self.world.chair, opened_at=opened,
        )  # fmt: skip

    def _close(self):
        for meeting in self.meetings:
            meeting.closed_at = meeting.opened_at + dt.timedelta(minutes=100)
        Meeting.objects.bulk_update(self.meetings, ["closed_at"])

    def _versions(self):
        lines, fundings, contents = [], [], []
        for family, case in self.tabled:
            canvas, at = self.canvases[case.pk], _at(family.canvas_on, 13)
            for scenario, (low, amount, high) in family.costs.items():
                wide = low != amount
                lines.append(
                    CostLine(canvas=canvas, scenario=scenario, description=f"hulp {Scenario(scenario).label}",
                             payer="gemeente", basis="offerte", amount=amount, low=low if wide else None,
                             high=high if wide else None, edited_by=case.coach, edited_at=at)
                )  # fmt: skip
            if family.asked:
                fundings.append(
                    FundingLine(canvas=canvas, source=FundingSource.FUND, fund=self.world.fund, amount=family.asked,
                                ground=FundingGround.TOO_SLOW, tried="bijzondere bijstand aangevraagd",
                                description="tijdelijke oplossing", edited_by=case.coach, edited_at=at)
                )  # fmt: skip
            contents.append(version_content(family, case, texts=self.texts, fund=self.world.fund))
        CostLine.objects.bulk_create(lines)
        FundingLine.objects.bulk_create(fundings)
        made = CanvasVersion.objects.bulk_create(
            CanvasVersion(canvas=self.canvases[case.pk], number=0, revision=0, content=content,
                          frozen_at=_at(family.spar_on, 16), frozen_by=case.coach)
            for (family, case), content in zip(self.tabled, contents, strict=True)
        )  # fmt: skip
        self.versions = {case.pk: version for (_, case), version in zip(self.tabled, made, strict=True)}

    def _outcomes(self):
        agreed = [pair for pair in self.tabled if pair[0].ending != S.NOT_AGREED]
        hashes = dict(
            CanvasVersion.objects.filter(pk__in=[version.pk for version in self.versions.values()]).values_list(
                "pk", "hash"
            )
        )
        Akkoord.objects.bulk_create(
            Akkoord(item=self.items[case.pk], version=self.versions[case.pk], given_by=self.world.coaches[eye],
                    given_at=self._told_at(case), hash=hashes[self.versions[case.pk].pk])
            for family, case in agreed for eye in family.people[1:3]
        )  # fmt: skip
        made = Decision.objects.bulk_create(
            Decision(item=self.items[case.pk], version=self.versions[case.pk], decided_on=family.table_on,
                     decided_at=self._told_at(case), decided_by=self.world.chair,
                     outcome=Outcome.NOT_AGREED if family.ending == S.NOT_AGREED else Outcome.AGREED,
                     reason="geen doorbraak" if family.ending == S.NOT_AGREED else "")
            for family, case in self.tabled
        )  # fmt: skip
        self._close()
        book([pair for pair in agreed if pair[0].asked], world=self.world, versions=self.versions)
        self.decided = {case.pk: decision for (_, case), decision in zip(self.tabled, made, strict=True)}

    def _told_at(self, case):
        """The outcomes of a tafel are told together at its end: no act lies before another that is written earlier."""
        return self.items[case.pk].meeting.opened_at + dt.timedelta(minutes=20 * (AT_A_TABLE + 1))

    def take_back(self):
        """The akkoorden that were taken back, in a transaction of their own: until then the case stands agreed."""
        taken = [(family, case) for family, case in self.tabled if family.taken_back]
        DecisionWithdrawal.objects.bulk_create(
            DecisionWithdrawal(decision=self.decided[case.pk], reason="gesimuleerd", withdrawn_on=family.exit_on,
                               withdrawn_at=_at(family.exit_on, 12), withdrawn_by=self.world.chair)
            for family, case in taken
        )  # fmt: skip
        for family, case in taken:
            case.status, case.status_since = S.WITHDRAWN, family.exit_on
            case.exit_on, case.exit_reason = family.exit_on, "gesimuleerd"
        _write_ends([case for _, case in taken])

    def _ends(self):
        """The state in which each case is now, with its days."""
        for family, case in self.tabled:
            case.status = S.AGREED if family.taken_back else family.ending
            case.started_on, case.executed_on = family.started_on, family.executed_on
            case.exit_on = None if family.taken_back else family.exit_on
            case.exit_reason = "gesimuleerd" if case.exit_on else ""
            case.status_since = case.exit_on or family.executed_on or family.started_on or family.table_on
        _write_ends([case for _, case in self.tabled])
