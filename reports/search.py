"""'Vind wat eerder werkte': Dutch full-text search over agreed plans that someone may read and published stories.

PostgreSQL finds and ranks (columns `words`, canvas 0009 and reports 0003); nothing is scanned with ILIKE. The number of
queries is the same for one result and for a thousand.
"""

import re
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQueryField
from django.core.paginator import Paginator
from django.db import connection
from django.db.models import BooleanField, Exists, F, FloatField, Func, OuterRef, Subquery, TextField, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce, Concat, Left, Right, TruncDate
from django.urls import reverse
from django.utils.text import Truncator

from canvas.enums import BoxKind
from canvas.models import CanvasVersion, ChosenArticle, CostLine, Decision, FundingLine, Party
from cases.models import Case

from .models import CaseDescription

PER_PAGE = 10
PLAN, STORY = "plan", "story"
# Marks around a found word, until the text is escaped; no keyboard types them and they are taken out of the text first.
START, STOP = "\x02", "\x03"
SHORT = 3  # a stem of three letters or fewer is looked for as it is
PRECISE = re.compile(r'"|(?:^|\s)-\S|\sor\s', re.IGNORECASE)
QUOTED = re.compile(r"'((?:[^']|'')*)'")
WORDS_SHOWN = 40
EDGE = 12  # characters that tell whether an excerpt is the beginning or the end of its text


@dataclass(frozen=True)
class Found:
    """One result. The three texts are lists of (piece, whether it was looked for)."""

    kind: str
    title: str
    url: str
    perspective: list
    breakthrough: list
    elsewhere: list
    day: object
    rendement: object = None
    has_kba: bool = False
    labels: tuple = ()


class Findings:
    """A page of results. `too_common` says that the words are in every text, such as `de` and `het`."""

    def __init__(self, user, *, words="", scheme=None, domain=None, page=1):
        self.query = tsquery(words) if words.strip() else None
        self.too_common = self.query == ""  # an empty tsquery matches nothing
        found = _plans(user, self.query, scheme, domain).union(_stories(self.query, scheme, domain), all=True)
        self.page = Paginator(found.order_by("-rank", "-day", "kind", "-pk"), PER_PAGE).get_page(page)
        self.results = _results(list(self.page.object_list), self.query)

    @property
    def case_numbers(self):
        """The cases of which something is shown."""
        return [result.title.removeprefix("Casus ") for result in self.results if result.kind == PLAN]


def tsquery(words):
    """What PostgreSQL looks for when someone types these words, as the text of a tsquery; '' when nothing is left.

    Dutch glues words together, so a word also finds what begins with it or with its stem: `huur` finds
    huurachterstand. Not so between quotation marks or with a minus, where someone is precise.
    """
    if PRECISE.search(words):
        return _parsed([words])[0][0]
    return " & ".join(_one_word(stem, typed) for stem, typed in _parsed(words.split()) if stem)


def _parsed(texts):
    """[(as Dutch, as typed)] per text, both as the text of a tsquery; Dutch is '' for a word like `de`."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT websearch_to_tsquery('pg_catalog.dutch', part)::text, "
            "websearch_to_tsquery('pg_catalog.simple', part)::text "
            "FROM unnest(%s::text[]) WITH ORDINALITY parts (part, place) ORDER BY place",
            [texts],
        )
        return cursor.fetchall()


def _one_word(stem, typed):
    """One typed word: what has its stem, or begins with either. A word of several parts is looked for as it is."""
    if "<" in stem or "<" in typed:
        return stem
    beginnings = [QUOTED.sub(lambda found: f"{found[0]}:*" if len(found[1]) > SHORT else found[0], stem)]
    # The stemmer leaves many plurals on -s as they are: corporaties.
    words = {form for found in QUOTED.finditer(typed) for form in (found[1], re.sub(r"(?<=\w{5})s$", "", found[1]))}
    beginnings += [f"'{word}':*" for word in sorted(words) if len(word) > SHORT]
    return f"({' | '.join(dict.fromkeys(beginnings))})"


def _cast(query):
    return Cast(Value(query), output_field=SearchQueryField())


def _matching(rows, query, table):
    """Only the rows that hold the words, with their `rank`; every row when there are no words."""
    if query is None:
        return rows.annotate(rank=Value(0.0, output_field=FloatField()))
    column = connection.ops.quote_name(table) + ".words"
    matches = Func(_cast(query), template=f"{column} @@ %(expressions)s", output_field=BooleanField())
    # 1: a long plan does not win by its length alone.
    rank = Func(_cast(query), template=f"ts_rank({column}, %(expressions)s, 1)", output_field=FloatField())
    return rows.filter(matches).annotate(rank=rank)


def _agreed():
    """The newest agreed version of each canvas."""
    decisions = Decision.objects.agreed().filter(version__canvas=OuterRef("canvas")).order_by("-decided_at")
    return CanvasVersion.objects.filter(pk=Subquery(decisions.values("version")[:1]))


def _plans(user, query, scheme, domain):
    rows = _agreed().filter(canvas__case__in=Case.objects.visible_to(user))
    if scheme:
        # An agreed plan is written in no more: its lines are those of the agreed version, and follow a new name.
        of = {"canvas": OuterRef("canvas"), "removed": False}
        lines = [Exists(model.objects.filter(**of, scheme=scheme)) for model in (CostLine, FundingLine, Party)]
        articles = Exists(ChosenArticle.objects.filter(**of, law__iexact=scheme.name))
        rows = rows.filter(lines[0] | lines[1] | lines[2] | articles)
    if domain:
        rows = rows.filter(canvas__case__domains=domain)
    return _as_rows(_matching(rows, query, "canvas_canvasversion"), PLAN, "frozen_at")


def _stories(query, scheme, domain):
    rows = CaseDescription.objects.published().on(scheme=scheme, domain=domain)
    return _as_rows(_matching(rows, query, "reports_casedescription"), STORY, "released_at")


def _as_rows(rows, kind, moment):
    rows = rows.order_by().annotate(kind=Value(kind, output_field=TextField()), day=TruncDate(moment))
    return rows.values_list("kind", "pk", "rank", "day")


# --- what is shown of a result ----------------------------------------------------------------------------------------
def _results(rows, query):
    plans = _shown_plans([pk for kind, pk, *_ in rows if kind == PLAN], query)
    stories = _shown_stories([pk for kind, pk, *_ in rows if kind == STORY], query)
    return [(plans if kind == PLAN else stories)[pk] for kind, pk, *_ in rows]


def _shown_plans(pks, query):
    boxes = KeyTransform("boxes", "content")
    text = {name: _text(KeyTextTransform(name, boxes)) for name in BoxKind.values}
    texts = {name: text[name] for name in ("perspective", "breakthrough")}
    others = _joined([text[name] for name in BoxKind.values if name not in texts])
    decided = Decision.objects.agreed().filter(version=OuterRef("pk")).values("decided_on")[:1]
    versions = (
        CanvasVersion.objects.filter(pk__in=pks)
        .defer("content")
        .select_related("canvas__case")
        .annotate(decided_on=Subquery(decided), **_headlines(texts, others, query))
    )
    return {version.pk: _plan(version) for version in versions}


def _plan(version):
    case = version.canvas.case
    return Found(
        PLAN,
        f"Casus {case.number}",
        reverse("canvas:version", args=[case.number, version.number]),
        _excerpt(version, "perspective"),
        _excerpt(version, "breakthrough"),
        _elsewhere(version.shown_elsewhere),
        version.decided_on,
        version.rendement,
        version.has_kba,
    )


def _shown_stories(pks, query):
    texts = {"perspective": F("perspective"), "breakthrough": F("breakthrough")}
    others = _joined([F("situation"), F("learned")])
    rows = CaseDescription.objects.filter(pk__in=pks).prefetch_related("themes")
    return {row.pk: _story(row) for row in rows.annotate(**_headlines(texts, others, query))}


def _story(row):
    return Found(
        STORY,
        row.title,
        row.get_absolute_url(),
        _excerpt(row, "perspective"),
        _excerpt(row, "breakthrough"),
        _elsewhere(row.shown_elsewhere),
        row.year,
        labels=tuple(str(theme) for theme in row.themes.all()),
    )


def _text(expression):
    return Coalesce(expression, Value(""), output_field=TextField())


def _joined(texts):
    """The texts under each other, as one expression."""
    parts = [part for text in texts for part in (text, Value("\n"))]
    return Concat(*parts, output_field=TextField())


def _headlines(texts, others, query):
    """The annotations `shown_…`: each text, or the part of it that holds the words, with the words marked."""
    if query is None:
        shown = {f"shown_{name}": _without_marks(text) for name, text in texts.items()}
        return {**shown, "shown_elsewhere": Value("", output_field=TextField())}
    edges = {f"first_{name}": Left(text, EDGE) for name, text in texts.items()}
    edges |= {f"last_{name}": Right(text, EDGE) for name, text in texts.items()}
    whole = f"MaxWords={WORDS_SHOWN}, MinWords={WORDS_SHOWN - 10}, ShortWord=0"
    found = {f"shown_{name}": _headline(text, query, whole) for name, text in texts.items()}
    parts = 'MaxFragments=2, MaxWords=22, MinWords=8, FragmentDelimiter=" … "'
    return {**edges, **found, "shown_elsewhere": _headline(others, query, parts)}


def _headline(text, query, options):
    marks = Value(f'StartSel="{START}", StopSel="{STOP}", {options}')
    return Func(
        Cast(Value("pg_catalog.dutch"), output_field=_Config()),
        _without_marks(text),
        _cast(query),
        marks,
        function="ts_headline",
        output_field=TextField(),
    )


def _without_marks(text):
    return Func(text, Value(START + STOP), Value(""), function="translate", output_field=TextField())


class _Config(TextField):
    """The name of a text search configuration, for a cast."""

    def db_type(self, connection):
        return "regconfig"

    cast_db_type = db_type


def _excerpt(row, name):
    """The pieces of one text, with dots where the excerpt leaves something out."""
    shown = getattr(row, f"shown_{name}")
    plain = shown.replace(START, "").replace(STOP, "")
    before = plain and not plain.startswith(getattr(row, f"first_{name}", "").strip())
    after = plain and not plain.endswith(getattr(row, f"last_{name}", "").strip())
    return [*([("… ", False)] if before else []), *pieces(shown), *([(" …", False)] if after else [])]


def pieces(text):
    """[(piece of text, whether it was found)]: the template escapes each and marks what was found.

    Text without a found word is cut at a whole word.
    """
    if START not in text:
        return [(Truncator(text).words(WORDS_SHOWN, truncate=" …"), False)]
    parts = re.split(f"{START}([^{STOP}]*){STOP}", text)
    return [(part, number % 2 == 1) for number, part in enumerate(parts) if part]


def _elsewhere(text):
    return pieces(text) if START in text else []
