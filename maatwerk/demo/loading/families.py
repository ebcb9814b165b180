"""The acts of one family: from aanmelding to where its case stands when the demo opens."""

from itertools import groupby

from budgets.models import Mutation
from budgets.services import pay_commitment, release
from canvas import services as canvas_services
from cases import services as case_services
from cases.enums import Status
from cases.models import Meting

from .involved import write_involved

EXITS = {
    "regular": Status.REGULAR,
    "family_declined": Status.FAMILY_DECLINED,
    "withdrawn": Status.WITHDRAWN,
    "not_agreed": Status.NOT_AGREED,
}


class FamilyActs:
    """Writes the acts of one family of the story into the script; tafels and their outcomes are in `tafels`."""

    def __init__(self, family, cast, script):
        self.family, self.cast, self.script = family, cast, script
        self.coach = cast.users[family.coach]
        self.consultant = cast.users[family.consultant]

    def write(self):
        self._intake()
        if self.family.agreed_on and self.family.boxes:
            self._canvas()
        self._supplement()
        write_involved(self)
        self._execution()
        self._money()
        self._exit()

    def _at(self, day, clock_time, play, what):
        self.script.at(day, clock_time, play, f"{self.family.key}: {what}")

    @property
    def case(self):
        return self.cast.cases[self.family.key]

    @property
    def canvas(self):
        return self.cast.canvases[self.family.key]

    def _intake(self):
        family = self.family
        self._at(family.registered_on, "8.30", self._register, "aanmelding")
        for held_on, note in family.talks:
            self._at(
                held_on,
                "9.00",
                lambda held_on=held_on, note=note: case_services.record_conversation(
                    self.case, held_on=held_on, note=note, by=self.consultant
                ),
                "gesprek",
            )
        if family.agreed_on:
            self._at(
                family.agreed_on,
                "10.00",
                lambda: case_services.give_family_akkoord(self.case, given_on=family.agreed_on, by=self.consultant),
                "akkoord gezin",
            )

    def _register(self):
        family = self.family
        self.cast.cases[family.key] = case_services.register_case(
            coach=self.coach,
            consultant=self.consultant,
            team=self.cast.teams[family.team],
            adults=family.adults,
            children=family.children,
            in_municipality=True,
            domains=[self.cast.domains[key] for key in family.domains],
            source=family.source,
            ground=family.ground,
            by=self.consultant,
        )

    def _canvas(self):
        family = self.family
        self._at(family.agreed_on, "10.15", self._start_canvas, "canvas gestart")
        for number, (kind, text) in enumerate(family.boxes.items()):
            writer = self.coach if number % 3 == 2 else self.consultant
            self._at(
                family.agreed_on,
                f"10.{20 + number}",
                lambda kind=kind, text=text, writer=writer: canvas_services.save_box(
                    self.canvas, kind, text, base_revision=0, by=writer
                ),
                f"vak {kind}",
            )
        self._at(family.agreed_on, "11.00", self._lines, "kosten en bekostiging")
        baseline = [meting for meting in family.metingen if meting.moment == "canvas" and meting.held_on]
        if baseline:
            self._at(
                max(meting.held_on for meting in baseline),
                "11.20",
                lambda: self._baseline(baseline),
                "cijfer bij canvas",
            )

    def _start_canvas(self):
        self.case.refresh_from_db()
        self.cast.canvases[self.family.key] = canvas_services.start_canvas(self.case, by=self.consultant)

    def _lines(self):
        for line in self.family.lines:
            canvas_services.add_cost_line(
                self.canvas,
                scenario=line.scenario,
                description=line.description,
                scheme=self.cast.schemes.get(line.scheme),
                payer=line.payer,
                amount=line.amount,
                frequency=line.frequency,
                months=line.months,
                basis=line.basis,
                source=line.source,
                by=self.coach,
            )
        for line in self.family.fundings:
            from_fund = line.source == "fund"
            canvas_services.add_funding_line(
                self.canvas,
                source=line.source,
                fund=self.cast.funds[line.fund] if from_fund else None,
                scheme=None if from_fund else self.cast.schemes[line.scheme],
                ground=line.ground,
                tried=line.tried,
                description=line.description,
                amount=line.amount,
                frequency=line.frequency,
                months=line.months,
                until_condition=line.until_condition,
                review_on=line.review_on,
                by=self.consultant,
            )

    def _baseline(self, metingen):
        case_services.record_baseline(
            self.case,
            marks=[(meting.role, meting.mark, meting.absent_reason) for meting in metingen],
            held_on=max(meting.held_on for meting in metingen),
            story="\n\n".join(meting.story for meting in metingen if meting.story),
            by=self.consultant,
        )

    def review(self):
        """The costs are looked over by the colleague whom the story names, while she sits at the spar-tafel."""
        if self.family.kba_reviewed_by and self.family.lines:
            canvas_services.review_costs(self.canvas, by=self.cast.users[self.family.kba_reviewed_by])

    def _supplement(self):
        """What changes after the tafel asked for more, and the rounds of circulating."""
        family = self.family
        if family.first_circulated_on:
            self._at(family.first_circulated_on, "11.30", self.circulate, "eerste keer rondgestuurd")
        if family.boxes_after:
            self._at(family.circulated_on, "10.30", self._write_more, "aangevuld")
        if family.circulated_on:
            self._at(family.circulated_on, "11.30", self.circulate, "rondgestuurd")

    def _write_more(self):
        for kind, text in self.family.boxes_after.items():
            canvas_services.save_box(self.canvas, kind, text, base_revision=1, by=self.consultant)

    def circulate(self):
        self.canvas.refresh_from_db()
        canvas_services.circulate(self.canvas, by=self.coach)

    def _execution(self):
        family = self.family
        if not family.started_on:
            return
        # The steps are made with the plan; they are ticked off one by one, in their order.
        self._at(family.doorbraak_on, "17.30", self._steps, "stappen")
        self._at(
            family.started_on,
            "8.45",
            lambda: case_services.start_execution(self.case, started_on=family.started_on, by=self.consultant),
            "inzet",
        )
        for step in family.steps:
            if step.done_on:
                self._at(step.done_on, "15.00", self._tick, "stap gedaan")
        if family.executed_on:
            self._at(
                family.executed_on,
                "16.00",
                lambda: case_services.mark_executed(self.case, executed_on=family.executed_on, by=self.consultant),
                "uitgevoerd",
            )
        later = sorted(
            (meting for meting in family.metingen if meting.moment != "canvas" and meting.held_on),
            key=lambda meting: meting.moment,
        )
        for moment, group in groupby(later, key=lambda meting: meting.moment):
            people = list(group)
            self._at(
                max(meting.held_on for meting in people),
                "16.30",
                lambda moment=moment, people=people: self._meting(moment, people),
                f"meting {moment}",
            )
        if family.closed_on:
            self._at(
                family.closed_on, "17.00", lambda: case_services.close_case(self.case, by=self.consultant), "afgesloten"
            )

    def _steps(self):
        for step in self.family.steps:
            case_services.add_step(self.case, text=step.text, by=self.consultant)

    def _tick(self):
        case_services.complete_step(self.case.steps.todo().first(), by=self.consultant)

    def _meting(self, moment, people):
        case_services.hold_meting(
            Meting.objects.select_related("case").get(case=self.case, moment=moment),
            held_on=max(meting.held_on for meting in people),
            marks=[(meting.role, meting.mark, meting.absent_reason) for meting in people],
            story="\n\n".join(meting.story for meting in people if meting.story),
            by=self.consultant,
        )

    def _money(self):
        for number, payment in enumerate(self.family.payments):
            self._at(
                payment.on,
                "9.30",
                lambda number=number, payment=payment: pay_commitment(
                    self._commitment(payment.funding_index),
                    amount=payment.amount,
                    description=payment.description,
                    by=self.cast.keeper,
                    key=f"verhaal:{self.family.key}:betaling:{number}",
                ),
                "betaling",
            )
        for number, falling in enumerate(self.family.releases):
            self._at(
                falling.on,
                "9.45",
                lambda number=number, falling=falling: release(
                    self._commitment(falling.funding_index),
                    amount=falling.amount,
                    description=falling.description,
                    by=self.cast.keeper,
                    key=f"verhaal:{self.family.key}:vrijval:{number}",
                ),
                "vrijval",
            )

    def _commitment(self, funding_index):
        fund = self.cast.funds[self.family.fundings[funding_index].fund]
        return Mutation.objects.commitments().for_list().get(case=self.case, budget_year__fund=fund)

    def _exit(self):
        """A way out that the members took; what the tafel decided is an act of the tafel."""
        family = self.family
        if family.exit and not family.outcome:
            self._at(
                family.exit_on,
                "17.00",
                lambda: case_services.stop_case(
                    self.case, EXITS[family.exit], reason=family.exit_reason, by=self.consultant
                ),
                "gestopt",
            )
