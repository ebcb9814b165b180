"""What was circulated can be found by its Dutch words: a column that the database keeps, with an index.

The column is no field of the model, because every page that reads a version would then carry its words along;
reports/search.py is the only reader.
"""

from django.db import migrations

# Perspectief and doorbraak weigh most. Each part is cut off well before the limit of a tsvector (1 MB), so that a plan
# of any length can be circulated. Versions from before parties and articles simply lack those keys.
WORDS = """
CREATE FUNCTION canvas_version_words(content jsonb) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = public, pg_temp AS $$
  SELECT
    setweight(to_tsvector('pg_catalog.dutch', left(concat_ws(E'\\n',
      content #>> '{boxes,perspective}', content #>> '{boxes,breakthrough}'), 40000)), 'A')
    || setweight(to_tsvector('pg_catalog.dutch', left(concat_ws(E'\\n',
      content #>> '{boxes,situation}', content #>> '{boxes,legitimacy}'), 40000)), 'B')
    || setweight(to_tsvector('pg_catalog.dutch', left(concat_ws(E'\\n',
      content #>> '{boxes,self}', content #>> '{boxes,support}', content #>> '{boxes,treatment}',
      content #>> '{boxes,involvement}'), 40000)), 'C')
    || setweight(to_tsvector('pg_catalog.dutch', left(concat_ws(E'\\n',
      jsonb_path_query_array(content, '$.costs[*].description'), jsonb_path_query_array(content, '$.costs[*].scheme'),
      jsonb_path_query_array(content, '$.fundings[*].description'),
      jsonb_path_query_array(content, '$.fundings[*].scheme'), jsonb_path_query_array(content, '$.fundings[*].tried'),
      jsonb_path_query_array(content, '$.parties[*].organisation'), jsonb_path_query_array(content, '$.parties[*].does'),
      jsonb_path_query_array(content, '$.articles[*].law'), jsonb_path_query_array(content, '$.articles[*].purpose')
    ), 40000)), 'D')
$$;
ALTER TABLE canvas_canvasversion ADD COLUMN words tsvector GENERATED ALWAYS AS (canvas_version_words(content)) STORED;
CREATE INDEX canvas_canvasversion_words ON canvas_canvasversion USING gin (words);
"""
WORDS_REVERSE = """
DROP INDEX canvas_canvasversion_words;
ALTER TABLE canvas_canvasversion DROP COLUMN words;
DROP FUNCTION canvas_version_words(jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("canvas", "0008_prices_stay")]

    operations = [migrations.RunSQL(WORDS, WORDS_REVERSE)]
