"""Amounts with a period count their part of the twelve months; a version is true to its ranges, parties and articles."""

from importlib import import_module

from django.db import migrations, models
from django.db.models import F, Q

before = import_module("canvas.migrations.0002_writing_and_freezing")

PATH = " SET search_path = public, pg_temp"


def _old(name):
    """The statement that creates a function as migrations 0002 and 0004 left it."""
    start = before.FREEZE.index(f"CREATE FUNCTION {name}(")
    end = before.FREEZE.index("\n$$;", start) + len("\n$$;")
    return before.FREEZE[start:end].replace(" AS $$", f"{PATH} AS $$", 1)


TWELVE_MONTHS = """
DROP FUNCTION canvas_twelve_months(numeric, text, numeric);

-- Euro over the twelve months from horizon_from, as canvas.reckoning.twelve_month_amount counts it (its docstring holds
-- the rules). The share is a fraction, times / per; the product is rounded half up to the cent by whole division.
CREATE FUNCTION canvas_twelve_months(
    amount numeric, frequency text, months numeric, starts_on date, ends_on date, horizon_from date
  ) RETURNS numeric LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
  horizon_end date := horizon_from + interval '12 months';
  first_day date := greatest(starts_on, horizon_from);
  day_after date := least(ends_on + 1, horizon_end);
  whole integer := 12;
  month_begin date;
  month_end date;
  times numeric;
  per numeric;
BEGIN
  IF frequency = 'once' THEN
    RETURN CASE WHEN starts_on < horizon_from OR starts_on >= horizon_end THEN 0 ELSE round(amount, 2) END;
  END IF;
  IF months IS NOT NULL OR starts_on IS NULL AND ends_on IS NULL THEN
    times := coalesce(months, 12) * CASE frequency WHEN 'week' THEN 52 WHEN 'month' THEN 12 ELSE 1 END;
    per := 12;
  ELSIF day_after <= first_day THEN
    RETURN 0;
  ELSIF frequency = 'week' THEN
    times := least(day_after - first_day, 52 * 7);
    per := 7;
  ELSE
    WHILE (first_day + make_interval(months => whole))::date > day_after LOOP whole := whole - 1; END LOOP;
    month_begin := first_day + make_interval(months => whole);
    month_end := first_day + make_interval(months => whole + 1);
    per := month_end - month_begin;
    times := whole * per + (day_after - month_begin);
    IF frequency = 'year' THEN per := per * 12; END IF;
  END IF;
  RETURN round(div(200 * amount * times + per, 2 * per) / 100, 2);
END $$;
"""
TWELVE_MONTHS_REVERSE = f"""
DROP FUNCTION canvas_twelve_months(numeric, text, numeric, date, date, date);
{_old("canvas_twelve_months")}
"""

# Every list in the content says what its table says, row for row: nothing left out, nothing added, nothing else.
TRUE_TO_THE_TABLES = """
CREATE OR REPLACE FUNCTION canvas_content_is_true(which_canvas bigint, content jsonb) RETURNS boolean
  LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH canvas AS (
    SELECT horizon_from FROM canvas_canvas WHERE id = which_canvas
  ), cost AS (
    SELECT l.scenario, l.description, l.payer, l.amount,
        canvas_twelve_months(l.amount, frequency, months, starts_on, ends_on, horizon_from) AS total,
        canvas_twelve_months(coalesce(low, l.amount), frequency, months, starts_on, ends_on, horizon_from) AS low_total,
        canvas_twelve_months(coalesce(high, l.amount), frequency, months, starts_on, ends_on, horizon_from) AS high_total
      FROM canvas_costline l, canvas WHERE canvas_id = which_canvas AND NOT removed
  ), said_cost AS (
    SELECT line ->> 'scenario', line ->> 'description', line ->> 'payer', (line ->> 'amount')::numeric,
        (line ->> 'total')::numeric, (line ->> 'low_total')::numeric, (line ->> 'high_total')::numeric
      FROM jsonb_array_elements(content -> 'costs') line
  ), funding AS (
    SELECT source, description, l.amount, fund_id,
        canvas_twelve_months(l.amount, frequency, months, starts_on, ends_on, horizon_from) AS total
      FROM canvas_fundingline l, canvas WHERE canvas_id = which_canvas AND NOT removed
  ), said_funding AS (
    SELECT line ->> 'source', line ->> 'description', (line ->> 'amount')::numeric, (line ->> 'total')::numeric
      FROM jsonb_array_elements(content -> 'fundings') line
  ), fund AS (
    -- What lies outside the twelve months asks nothing of a fonds.
    SELECT fund_id, sum(total) AS amount FROM funding WHERE source = 'fund' GROUP BY fund_id HAVING sum(total) > 0
  ), said_fund AS (
    SELECT (line ->> 'fund_id')::bigint AS fund_id, (line ->> 'amount')::numeric AS amount
      FROM jsonb_array_elements(content -> 'fund_totals') line
  ), party AS (
    SELECT organisation, does, coalesce(to_char(since, 'YYYY-MM-DD'), '') AS since, yearly_cost
      FROM canvas_party WHERE canvas_id = which_canvas AND NOT removed
  ), said_party AS (
    SELECT line ->> 'organisation', line ->> 'does', line ->> 'since', (line ->> 'yearly_cost')::numeric
      FROM jsonb_array_elements(content -> 'parties') line
  ), article AS (
    SELECT law, number FROM canvas_chosenarticle WHERE canvas_id = which_canvas AND NOT removed
  ), said_article AS (
    SELECT line ->> 'law', line ->> 'number' FROM jsonb_array_elements(content -> 'articles') line
  ), kba AS (
    SELECT count(*) FILTER (WHERE scenario = 'threatened') > 0 AND count(*) FILTER (WHERE scenario = 'custom') > 0 AS made
      FROM cost
  ), kind AS (
    -- Without a kosten-batenanalyse every total is empty; with one a scenario without lines costs nothing.
    SELECT name, scenario,
        CASE WHEN (SELECT made FROM kba) THEN coalesce((SELECT sum(
          CASE name WHEN 'low_totals' THEN low_total WHEN 'high_totals' THEN high_total ELSE total END
        ) FROM cost WHERE cost.scenario = asked.scenario), 0) END AS amount
      FROM unnest(ARRAY['totals', 'low_totals', 'high_totals']) name,
        unnest(ARRAY['current', 'threatened', 'custom']) AS asked(scenario)
  )
  SELECT content -> 'boxes' IS NOT DISTINCT FROM
      (SELECT jsonb_object_agg(kind, text) FROM canvas_box WHERE canvas_id = which_canvas)
    AND content ->> 'horizon_from' IS NOT DISTINCT FROM (SELECT to_char(horizon_from, 'YYYY-MM-DD') FROM canvas)
    AND NOT EXISTS (SELECT FROM fund FULL JOIN said_fund USING (fund_id) WHERE fund.amount IS DISTINCT FROM said_fund.amount)
    AND NOT EXISTS (SELECT FROM kind
      WHERE amount IS DISTINCT FROM (content #>> ARRAY[name, scenario])::numeric)
    AND NOT EXISTS (TABLE cost EXCEPT ALL TABLE said_cost)
    AND NOT EXISTS (TABLE said_cost EXCEPT ALL TABLE cost)
    AND NOT EXISTS (SELECT source, description, amount, total FROM funding EXCEPT ALL TABLE said_funding)
    AND NOT EXISTS (TABLE said_funding EXCEPT ALL SELECT source, description, amount, total FROM funding)
    AND NOT EXISTS (TABLE party EXCEPT ALL TABLE said_party)
    AND NOT EXISTS (TABLE said_party EXCEPT ALL TABLE party)
    AND NOT EXISTS (TABLE article EXCEPT ALL TABLE said_article)
    AND NOT EXISTS (TABLE said_article EXCEPT ALL TABLE article)
$$;
"""
TRUE_REVERSE = _old("canvas_content_is_true").replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)

# An open begin is allowed beside an open end: it is the first day of the twelve months.
PERIOD = Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on"))


def _period(model):
    name = f"canvas_{model}_period"
    return [
        migrations.RemoveConstraint(model, name),
        migrations.AddConstraint(
            model,
            models.CheckConstraint(
                condition=PERIOD,
                name=name,
                violation_error_message="De periode eindigt voordat zij begint. Pas een van de twee dagen aan.",
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("canvas", "0006_parts_of_the_canvas")]

    operations = [
        *_period("costline"),
        *_period("fundingline"),
        # Together, because a function of SQL is only made when what it calls is there.
        migrations.RunSQL(TWELVE_MONTHS + TRUE_TO_THE_TABLES, TWELVE_MONTHS_REVERSE + TRUE_REVERSE),
    ]
