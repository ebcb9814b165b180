"""The web entry point for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from maatwerk.lib import personal_data
from maatwerk.lib.startup import plainly

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maatwerk.settings")

# Exit code 4 tells gunicorn that the app cannot load, so that it stops instead of trying for ever.
with plainly(exit_code=4):
    application = get_wsgi_application()

# The word lists of the hints are read beside the first requests, so that nobody waits for them.
personal_data.warm()
