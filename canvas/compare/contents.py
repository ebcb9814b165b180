"""What differs between two contents of a canvas: its texts, its costs, its bekostiging and all else that is frozen.

A content is what `version_content` in canvas/services/circulate.py makes. One from before a field was there lacks its
key; that is nothing to report.
"""

from dataclasses import dataclass
from decimal import Decimal

from ..enums import BoxKind, Scenario
from .lines import SAME, FieldChange, LineChange, compare_lines
from .reading import ARTICLE, COST, FUNDING, PARTY, article, count, day, decimal, description, euro, mark_text, span
from .words import EQUAL, Segment, compare_texts


@dataclass(frozen=True, slots=True)
class BoxChange:
    """One text box on both sides."""

    kind: BoxKind
    before: str
    after: str
    segments: tuple[Segment, ...]

    @property
    def label(self):
        return self.kind.label

    @property
    def changed(self):
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class AmountChange:
    """An amount in euro over 12 months on both sides; None where it is not known."""

    label: str
    before: Decimal | None
    after: Decimal | None

    @property
    def changed(self):
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one kind: costs of one scenario, bekostiging, parties or articles."""

    label: str
    lines: tuple[LineChange, ...]

    @property
    def changes(self):
        return [line for line in self.lines if line.state != SAME]

    @property
    def same(self):
        return [line for line in self.lines if line.state == SAME]


@dataclass(frozen=True, slots=True)
class ContentChange:
    """Everything that differs, grouped as the page shows it."""

    boxes: tuple[BoxChange, ...]
    costs: tuple[Group, ...]
    totals: tuple[AmountChange, ...]
    ranges: tuple[FieldChange, ...]
    funding: Group
    fund_totals: tuple[AmountChange, ...]
    parties: Group
    articles: Group
    facts: tuple[FieldChange, ...]

    @property
    def changed_boxes(self):
        return [box for box in self.boxes if box.changed]

    @property
    def same_boxes(self):
        return [box for box in self.boxes if not box.changed]

    @property
    def costs_changed(self):
        return any(group.changes for group in self.costs) or any(total.changed for total in self.totals)

    @property
    def groups(self):
        """Every group of lines, in the order of the page."""
        return [*self.costs, self.funding, self.parties, self.articles]

    @property
    def anything(self):
        """Whether there is any difference at all."""
        found = (self.changed_boxes, self.facts, self.ranges, *(group.changes for group in self.groups))
        return any(found) or any(amount.changed for amount in (*self.totals, *self.fund_totals))

    @property
    def summary(self):
        """A few words per part that differs: `Perspectief`, `Kosten Maatwerk: 2 regels`, `Rendement € … → € …`."""
        words = [box.label for box in self.changed_boxes]
        words += [f"{group.label}: {count(len(group.changes))}" for group in self.groups if group.changes]
        words += [f"{amount.label} {euro(amount.before)} → {euro(amount.after)}" for amount in self._sums()]
        return words + [fact.label for fact in (*self.ranges, *self.facts)]

    def _sums(self):
        return [amount for amount in (self.totals[-1], *self.fund_totals) if amount.changed]


def compare_contents(old, new):
    """The ContentChange from one content to another (dicts as frozen in a version)."""
    return ContentChange(
        boxes=tuple(_box(kind, old, new) for kind in BoxKind),
        costs=tuple(_costs(scenario, old, new) for scenario in Scenario),
        totals=_totals(old, new),
        ranges=_ranges(old, new),
        funding=_group("Bekostiging", "fundings", old, new, FUNDING),
        fund_totals=_fund_totals(old, new),
        parties=_group("Betrokken partijen", "parties", old, new, PARTY, name=lambda line: line["organisation"]),
        articles=_group("Gekozen artikelen", "articles", old, new, ARTICLE, name=article),
        facts=tuple(_facts(old, new)),
    )


def _box(kind, old, new):
    before, after = old["boxes"].get(kind.value, ""), new["boxes"].get(kind.value, "")
    segments = compare_texts(before, after) if before != after else [Segment(EQUAL, after)] if after else []
    return BoxChange(kind, before, after, tuple(segments))


def _costs(scenario, old, new):
    before, after = ([line for line in content["costs"] if line["scenario"] == scenario] for content in (old, new))
    lines = compare_lines(before, after, name=description, shown=COST)
    return Group(f"Kosten {scenario.label}", tuple(lines))


def _group(label, key, old, new, shown, *, name=description):
    return Group(label, tuple(compare_lines(old.get(key, []), new.get(key, []), name=name, shown=shown)))


def _totals(old, new):
    rows = [(each, decimal(old["totals"].get(each)), decimal(new["totals"].get(each))) for each in Scenario]
    rendement = [_rendement(content["totals"]) for content in (old, new)]
    return (
        *(AmountChange(scenario.label, *amounts) for scenario, *amounts in rows),
        AmountChange("Rendement", *rendement),
    )


def _rendement(totals):
    """Dreigend − Maatwerk in euro over 12 months (rules.md, Costs and money), or None without KBA."""
    threatened, custom = decimal(totals.get("threatened")), decimal(totals.get("custom"))
    return None if None in (threatened, custom) else threatened - custom


def _ranges(old, new):
    """Low to high per scenario and for the rendement, where one of the two contents has a range."""
    spans = [_spans(content) for content in (old, new)]
    labels = [
        label for label in (*(scenario.label for scenario in Scenario), "Rendement") if any(label in s for s in spans)
    ]
    pairs = ((label, *(span.get(label, "") for span in spans)) for label in labels)
    return tuple(FieldChange(f"{label}, laag tot hoog", *pair) for label, *pair in pairs if pair[0] != pair[1])


def _spans(content):
    low = {key: decimal(amount) for key, amount in (content.get("low_totals") or {}).items()}
    high = {key: decimal(amount) for key, amount in (content.get("high_totals") or {}).items()}
    pairs = {scenario.label: (low.get(scenario.value), high.get(scenario.value)) for scenario in Scenario}
    ends = (low.get("threatened"), high.get("custom"), high.get("threatened"), low.get("custom"))
    if None not in ends:
        pairs["Rendement"] = (ends[0] - ends[1], ends[2] - ends[3])
    return {label: span(*pair) for label, pair in pairs.items() if None not in pair and pair[0] != pair[1]}


def _fund_totals(old, new):
    asked = [{ask["fund"]: decimal(ask["amount"]) for ask in content["fund_totals"]} for content in (old, new)]
    funds = dict.fromkeys([*asked[1], *asked[0]])
    return tuple(AmountChange(f"Gevraagd uit {fund}", asked[0].get(fund), asked[1].get(fund)) for fund in funds)


def _facts(old, new):
    """Maatwerkeindbaas, first day of the twelve months and the marks."""
    if old["coach"] != new["coach"]:
        yield FieldChange("Maatwerkeindbaas", old["coach"], new["coach"])
    starts = [day(content.get("horizon_from")) for content in (old, new)]
    if all(starts) and starts[0] != starts[1]:
        yield FieldChange("De twaalf maanden beginnen op", *starts)
    marks = [{mark["role"]: mark_text(mark) for mark in content["marks"]} for content in (old, new)]
    for role in dict.fromkeys([*marks[1], *marks[0]]):
        before, after = (mark.get(role, "") for mark in marks)
        if before != after:
            yield FieldChange(f"Tevredenheidscijfer {role}", before, after)
