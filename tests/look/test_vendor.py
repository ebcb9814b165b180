"""What is vendored is what vendor.json says, under a licence that allows it, and nothing of it needs another origin."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from maatwerk.management.commands import vendor

STATIC = Path(settings.BASE_DIR) / "static"
MANIFEST = json.loads((STATIC / "vendor" / "vendor.json").read_text())


def test_vendored_files_have_the_listed_hashes():
    assert vendor.problems(MANIFEST) == []


def test_vendored_licences_are_open():
    assert {entry["licence"] for entry in MANIFEST["packages"]} == {"0BSD", "EUPL-1.2", "OFL-1.1"}


def test_vendored_packages_bring_their_licence_text():
    assert [e["name"] for e in MANIFEST["packages"] if not any(name.startswith("LICENSE") for name in e["files"])] == []


def test_no_house_style_of_a_government_is_vendored():
    assert [
        e["package"] for e in MANIFEST["packages"] if "tokens" in e["package"] or "rijkshuisstijl" in e["package"]
    ] == []


def test_a_changed_vendored_file_is_noticed(tmp_path, monkeypatch):
    entry = next(e for e in MANIFEST["packages"] if e["name"] == "htmx")
    folder = tmp_path / f"htmx-{entry['version']}"
    folder.mkdir()
    for name in entry["files"]:
        (folder / name).write_bytes((STATIC / "vendor" / folder.name / name).read_bytes())
    (folder / "htmx.min.js").write_bytes(b"alert(1)")
    (tmp_path / "vendor.json").write_text(
        json.dumps({"bundle": {"file": "nlds.css", "packages": []}, "packages": [entry]})
    )
    (tmp_path / "nlds.css").write_bytes(b"@layer nlds {\n}\n")
    monkeypatch.setattr(vendor, "VENDOR_DIR", tmp_path)
    with pytest.raises(CommandError, match=re.escape("htmx.min.js of htmx.org was changed")):
        call_command("vendor", check=True)


def test_source_map_comments_are_stripped():
    assert vendor.without_source_map(b"a{}/*# sourceMappingURL=a.css.map */") == b"a{}\n"
    assert vendor.without_source_map(b"a();\n//# sourceMappingURL=a.js.map\n") == b"a();\n"


@pytest.mark.parametrize("sheet", sorted(STATIC.rglob("*.css")), ids=lambda path: path.name)
def test_sheets_load_nothing_from_elsewhere(sheet):
    """The policy allows images, fonts and sheets from the own address only, no data: either."""
    found = re.findall(r"url\(\s*[\"']?((?:data|https?):|//)", sheet.read_text())
    assert found == []


def test_every_file_that_a_sheet_names_exists(tmp_path, settings):
    """Collecting with hashed names fails on a missing font, icon or source map."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()
