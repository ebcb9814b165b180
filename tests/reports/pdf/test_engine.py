"""The engine opens no file of others, gives the same bytes twice, and says what is missing."""

import gc
import logging
import sys
from pathlib import Path

import pytest
from django.template import engines

from maatwerk.lib import system
from maatwerk.lib.startup import StartupProblem
from reports.pdf import engine, fetcher
from reports.pdf.errors import ForbiddenResource, MissingLibrary

PAGE = (
    '<!doctype html><html lang="nl"><head><title>{{{{ title }}}}</title>{head}</head>'
    "<body><h1>Kop</h1>{body}</body></html>"
)


@pytest.fixture
def render(monkeypatch):
    """Render loose markup with the stylesheet of the letter."""

    def rendered(body="", head="", css="", context=None):
        template = engines["django"].from_string(PAGE.format(head=head, body=body))
        monkeypatch.setattr(engine, "render_to_string", lambda name, context: template.render(context))
        return engine.render_pdf("x", context or {}, stylesheet="document.css", title="Proef", extra_css=css)

    return rendered


@pytest.mark.parametrize(
    "markup",
    [
        {"body": '<img src="http://127.0.0.1/plaatje.png" alt="plaatje">'},
        {"body": '<img src="file:///etc/passwd" alt="plaatje">'},
        {"body": '<img src="data:image/png;base64,AAAA" alt="plaatje">'},
        {"body": '<img src="ftp://127.0.0.1/x" alt="plaatje">'},
        {"body": '<object data="file:///etc/passwd">x</object>'},
        {"body": '<a rel="attachment" href="file:///etc/passwd">bijlage</a>'},
        {"head": '<link rel="attachment" href="file:///etc/passwd">'},
        {"head": '<link rel="stylesheet" href="http://127.0.0.1/x.css">'},
        {"css": '@import "https://127.0.0.1/x.css";'},
        {"css": 'h1 { background: url("file:///etc/passwd") }'},
        {"css": '@font-face { font-family: x; src: url("http://127.0.0.1/x.woff2") } h1 { font-family: x }'},
    ],
)
def test_a_file_of_others_stops_the_document(render, markup):
    with pytest.raises(ForbiddenResource) as refused:
        render(**markup)
    assert "alleen de eigen lettertypen" in refused.value.sentence


def test_a_file_of_others_inside_a_drawing_stops_the_document(render, monkeypatch):
    """WeasyPrint catches whatever goes wrong in a drawing and writes a line in its log."""
    monkeypatch.setattr(logging.getLogger("weasyprint"), "disabled", True)
    image = "<image href='file:///etc/passwd' width='9' height='9'/>"
    with pytest.raises(ForbiddenResource):
        render(body=f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>x</title>{image}</svg>")


@pytest.mark.parametrize("path", ["../../../manage.py", "../../../../etc/passwd", "css/../../../pyproject.toml"])
def test_a_path_that_leads_out_of_the_folder_is_refused(path):
    with pytest.raises(fetcher.Refused):
        fetcher.OwnFilesOnly().fetch(f"file://{fetcher.STYLESHEETS}/{path}")


def test_a_link_out_of_the_folder_is_refused(tmp_path, monkeypatch):
    secret = tmp_path / "secret.css"
    secret.write_text("")
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "link.css").symlink_to(secret)
    monkeypatch.setattr(fetcher, "MIME_TYPES", {folder: {".css": "text/css"}})
    with pytest.raises(fetcher.Refused):
        fetcher.OwnFilesOnly().fetch(f"file://{folder}/link.css")


def test_own_stylesheets_and_fonts_are_opened():
    for path in (fetcher.STYLESHEETS / "base.css", *fetcher.FONTS.glob("source-sans-3*/*latin-400-normal.woff2")):
        assert fetcher.OwnFilesOnly().fetch(path.as_uri()).read() == path.read_bytes()


def test_what_people_type_stays_text(render):
    pdf = render(body="<p>{{ text }}</p>", context={"text": '<img src="file:///etc/passwd" alt="x">'})
    assert pdf.startswith(b"%PDF-1.7")


def test_the_same_document_gives_the_same_bytes(render):
    first = render(body="<p>Eén, twee, drie</p>")
    engine._warm.clear()
    assert render(body="<p>Eén, twee, drie</p>") == first


def test_the_collector_works_again_afterwards(render):
    render()
    assert gc.isenabled()
    with pytest.raises(ForbiddenResource):
        render(body='<img src="file:///etc/passwd" alt="x">')
    assert gc.isenabled()
    assert not engine._lock.locked()


def test_a_missing_library_is_said_in_one_sentence(render, monkeypatch):
    def refuse(needs):
        raise StartupProblem("Op deze computer ontbreekt: Pango. Typ: sudo apt-get install libpango-1.0-0")

    monkeypatch.setattr(system, "ensure", refuse)
    engine._weasyprint.cache_clear()
    with pytest.raises(MissingLibrary, match=r"^Er kan nog geen PDF .* apt-get install libpango-1.0-0$"):
        render()


def test_a_library_that_does_not_load_is_said_too(render, monkeypatch):
    monkeypatch.setattr(system, "ensure", lambda needs: None)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    engine._weasyprint.cache_clear()
    with pytest.raises(MissingLibrary):
        render()


def test_an_unknown_variant_is_refused():
    with pytest.raises(ValueError, match="pdf/ua-2"):
        engine.render_pdf("x", {}, stylesheet="document.css", title="", variant="pdf/ua-2")


def test_the_app_starts_without_weasyprint():
    """No module of the documents imports WeasyPrint before the first PDF."""
    source = Path(engine.__file__).parent
    early = [
        path.name
        for path in (*source.glob("*.py"), *source.parent.glob("documents/*.py"))
        for line in path.read_text().splitlines()
        if line.startswith(("import weasyprint", "from weasyprint", "from reports.pdf.fetcher"))
    ]
    assert early == ["fetcher.py"], "only the fetcher, which the engine imports late"
