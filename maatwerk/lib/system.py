"""What the computer itself must have, beside Python packages: Pango for PDFs, Chromium for the browser tests.

When something is missing, root on Debian or Ubuntu gets it installed without a word; anyone else is told which line
to type. Called by the demo, by PDF rendering and by the tests; never while settings are loaded.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from maatwerk.lib.startup import StartupProblem

# Debian's shell, which draws no window around a page and so asks less than half of the processor; Debian's chromium,
# Ubuntu's snap and Google's own.
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Need:
    """One thing that must be there."""

    meaning: str
    package: str
    library: str = ""
    programs: tuple[str, ...] = ()
    beside: str = ""

    def is_met(self) -> bool:
        """Whether the library or one of the programs is found; `beside` is a file in the folder of the program."""
        if self.library:
            return _library_found(self.library)
        if self.beside:
            found = filter(None, map(shutil.which, self.programs))
            return any((Path(program).resolve().parent / self.beside).exists() for program in found)
        return any(shutil.which(name) for name in self.programs)


PDF_NEEDS = (
    Need("Pango", "libpango-1.0-0", library="libpango-1.0.so.0"),
    Need("Pango (FreeType)", "libpangoft2-1.0-0", library="libpangoft2-1.0.so.0"),
    Need("HarfBuzz", "libharfbuzz-subset0", library="libharfbuzz-subset.so.0"),
)
BROWSER_NEEDS = (Need("Chromium", "chromium-headless-shell", programs=CHROMIUM_NAMES),)
TEST_NEEDS = (
    *PDF_NEEDS,
    *BROWSER_NEEDS,
    Need("poppler", "poppler-utils", programs=("pdftoppm",)),
    Need("LibreOffice Calc", "libreoffice-calc-nogui", programs=("soffice",)),
    Need("LibreOffice Writer", "libreoffice-writer-nogui", programs=("soffice",), beside="libswlo.so"),
)


def ensure(needs: tuple[Need, ...]) -> None:
    """Make sure that everything is there. Raises StartupProblem with the line to type when it cannot be."""
    missing = [need for need in needs if not need.is_met()]
    if not missing:
        return
    packages = sorted({need.package for need in missing})
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _apt_install(packages)
        missing = [need for need in needs if not need.is_met()]
        if not missing:
            return
    names = ", ".join(need.meaning for need in missing)
    raise StartupProblem(
        f"Op deze computer ontbreekt: {names}. Typ: sudo apt-get install --no-install-recommends {' '.join(packages)}"
    )


def chromium() -> str:
    """The path of the installed Chromium. Raises StartupProblem when there is none."""
    chosen = os.environ.get("CHROMIUM")
    found = chosen or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        ensure(BROWSER_NEEDS)
        found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)))
    return found


def _library_found(name: str) -> bool:
    """By loading it: the only test that also knows a library outside the linker's cache."""
    try:
        ctypes.CDLL(name)
    except OSError:
        base = name.removeprefix("lib").partition(".so")[0]
        return ctypes.util.find_library(base) is not None
    return True


def _apt_install(packages: list[str]) -> None:
    """Quietly; when it fails, the sentence of `ensure` tells what to do."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    if subprocess.run(install, env=environment, **quiet).returncode != 0:
        subprocess.run(["apt-get", "update", "-qq"], env=environment, **quiet)
        subprocess.run(install, env=environment, **quiet)
