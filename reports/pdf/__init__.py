"""Documents as tagged PDF: the engine, the repairs of its tag tree, and one function per document.

Nothing here reads the database. The callers fill the frozen dataclasses of ``reports.documents``.
"""
