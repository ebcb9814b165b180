"""Fetch again what is vendored under static/vendor and compare it with the hashes in vendor.json.

vendor.json is the one list: which npm package, which version, which licence, which files with which sha256. To move to
a new version: change the version there and run `manage.py vendor --update`; then read the difference before committing.
"""

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

VENDOR_DIR = Path(settings.BASE_DIR) / "static" / "vendor"
# A hashed static file may not name a source map that is not there: the storage refuses to collect it.
SOURCE_MAP = re.compile(rb"\s*(?:/\*[#@] sourceMappingURL=[^*]*\*/|//[#@] sourceMappingURL=\S*)\s*$")


def sha256(content: bytes) -> str:
    """Hex digest, as written in vendor.json."""
    return hashlib.sha256(content).hexdigest()


def without_source_map(content: bytes) -> bytes:
    """The same file without the comment that points at a source map."""
    return SOURCE_MAP.sub(b"\n", content)


def folder_of(entry: dict) -> Path:
    """Where a package lives: static/vendor/<name>-<version>."""
    return VENDOR_DIR / f"{entry['name']}-{entry['version']}"


def bundle_content(manifest: dict) -> bytes:
    """The component sheets as one file, unchanged, in the cascade layer "nlds".

    One request instead of fifteen; and because every rule of the app stands outside a layer, the app's own sheets and a
    municipality's theme always win over a component, whatever its specificity.
    """
    parts = []
    for entry in manifest["packages"]:
        if entry["name"] not in manifest["bundle"]["packages"]:
            continue
        for name in entry["files"]:
            if name.endswith(".css"):
                css = (folder_of(entry) / name).read_bytes().decode().strip()
                parts.append(f"/* {entry['package']} {entry['version']}, {entry['licence']} */\n{css}\n")
    return ("@layer nlds {\n" + "\n".join(parts) + "}\n").encode()


def problems(manifest: dict) -> list[str]:
    """What on disk differs from vendor.json; empty when all is well."""
    found = []
    listed = {VENDOR_DIR / "vendor.json", VENDOR_DIR / manifest["bundle"]["file"]}
    for entry in manifest["packages"]:
        for name, file in entry["files"].items():
            path = folder_of(entry) / name
            listed.add(path)
            if not path.exists():
                found.append(f"{path.name} of {entry['package']} is missing")
            elif sha256(path.read_bytes()) != file["sha256"]:
                found.append(f"{path.name} of {entry['package']} was changed")
    found += [
        f"{path.name} is not in vendor.json" for path in VENDOR_DIR.rglob("*") if path.is_file() and path not in listed
    ]
    if not found and (VENDOR_DIR / manifest["bundle"]["file"]).read_bytes() != bundle_content(manifest):
        found.append(f"{manifest['bundle']['file']} is not made of the listed packages")
    return found


def npm_pack(spec: str, into: Path) -> Path:
    """Download one package with npm's own client. Returns the tarball. Raises CommandError when npm fails."""
    run = subprocess.run(["npm", "pack", "--silent", spec], cwd=into, capture_output=True, text=True, check=False)
    if run.returncode:
        raise CommandError(f"npm pack {spec}: {run.stderr.strip()}")
    return into / run.stdout.strip().splitlines()[-1]


class Command(BaseCommand):
    help = "Haal de meegeleverde bestanden in static/vendor opnieuw op en vergelijk ze met vendor.json."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="alleen vergelijken, niets ophalen")
        parser.add_argument("--update", action="store_true", help="schrijf de nieuwe hashes in vendor.json")

    def handle(self, *args, check=False, update=False, **options):
        manifest = json.loads((VENDOR_DIR / "vendor.json").read_text())
        if not check:
            with tempfile.TemporaryDirectory() as folder:
                for entry in manifest["packages"]:
                    self.fetch(entry, Path(folder), update)
            (VENDOR_DIR / manifest["bundle"]["file"]).write_bytes(bundle_content(manifest))
            if update:
                text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
                (VENDOR_DIR / "vendor.json").write_text(text)
        if found := problems(manifest):
            raise CommandError("; ".join(found))
        self.stdout.write(f"{len(manifest['packages'])} pakketten kloppen met vendor.json.")

    def fetch(self, entry: dict, folder: Path, update: bool) -> None:
        """Write the listed files of one package. Raises CommandError when one is not what vendor.json says."""
        with tarfile.open(npm_pack(f"{entry['package']}@{entry['version']}", folder)) as tarball:
            for name, file in entry["files"].items():
                member = tarball.extractfile(f"package/{file['from']}")
                content = without_source_map(member.read()) if name.endswith((".css", ".js")) else member.read()
                if update:
                    file["sha256"] = sha256(content)
                elif sha256(content) != file.get("sha256"):
                    raise CommandError(
                        f"{entry['package']}: {file['from']} heeft een andere inhoud dan vendor.json zegt."
                    )
                target = folder_of(entry) / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
