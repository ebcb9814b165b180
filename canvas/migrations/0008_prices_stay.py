"""A price of the kostenkaart stays what it was: only its last day may be set, or be moved forward."""

from django.db import migrations

STAYS = """
CREATE FUNCTION canvas_price_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    -- Whoever changes the unit of this item at the same moment waits, and then sees this price.
    PERFORM 1 FROM canvas_priceitem WHERE id = NEW.item_id FOR KEY SHARE;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.item_id, NEW.amount, NEW.source, NEW.fictitious, NEW.valid_from)
       IS DISTINCT FROM (OLD.id, OLD.item_id, OLD.amount, OLD.source, OLD.fictitious, OLD.valid_from)
     OR OLD.valid_until IS NOT NULL AND (NEW.valid_until IS NULL OR NEW.valid_until > OLD.valid_until) THEN
    PERFORM canvas_refuse('canvas_price_stays');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_price_stays BEFORE INSERT OR UPDATE ON canvas_price
  FOR EACH ROW EXECUTE FUNCTION canvas_price_stays();

CREATE FUNCTION canvas_priceitem_unit_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM canvas_price WHERE item_id = OLD.id) THEN
    PERFORM canvas_refuse('canvas_priceitem_unit_stays');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER canvas_priceitem_unit_stays BEFORE UPDATE ON canvas_priceitem
  FOR EACH ROW WHEN (OLD.unit <> NEW.unit) EXECUTE FUNCTION canvas_priceitem_unit_stays();
"""
STAYS_REVERSE = """
DROP TRIGGER canvas_priceitem_unit_stays ON canvas_priceitem;
DROP FUNCTION canvas_priceitem_unit_stays();
DROP TRIGGER canvas_price_stays ON canvas_price;
DROP FUNCTION canvas_price_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("canvas", "0007_sums_over_a_period")]

    operations = [migrations.RunSQL(STAYS, STAYS_REVERSE)]
