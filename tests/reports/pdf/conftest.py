"""What WeasyPrint only writes in its log, a missing alternative text or a rule it does not know, fails a test here."""

import logging

import pytest


class Raise(logging.Handler):
    def emit(self, record):
        raise AssertionError(f"WeasyPrint: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _weasyprint_complains_aloud():
    logger, handler = logging.getLogger("weasyprint"), Raise(level=logging.WARNING)
    logger.addHandler(handler)
    yield
    logger.removeHandler(handler)
