"""`manage.py screenshots`: the two pictures of the README, taken in Chromium from the demo as it is served.

Needs the packages of requirements-dev.txt and a Chromium on this computer.
"""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from maatwerk.demo.loading.cast import PASSWORD
from maatwerk.lib import system

PICTURES = (
    ("mijn-werk.png", "maatwerkeindbaas", "/"),
    ("canvas.png", "maatwerkeindbaas", "/casussen/2020-014/canvas/"),
)
SIZE = {"width": 1280, "height": 860}


class Command(BaseCommand):
    help = "Maak de twee afbeeldingen van de README opnieuw."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8099)

    def handle(self, *, port, **options):
        folder = Path(settings.BASE_DIR) / "static" / "readme"
        folder.mkdir(parents=True, exist_ok=True)
        chromium = system.chromium()
        command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "demo", "--port", str(port)]
        environment = {**os.environ, "MAATWERK_ENV": "demo"}
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            self._wait(server, address)
            self._take(chromium, address, folder)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)

    def _wait(self, server, address):
        while server.poll() is None:
            try:
                with urllib.request.urlopen(f"{address}/readyz", timeout=5):  # noqa: S310 - our own address
                    return
            except OSError:
                time.sleep(0.3)
        raise CommandError("De demo start niet. Probeer eerst: manage.py demo")

    def _take(self, chromium, address, folder):
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--disable-gpu"])
            for name, username, path in PICTURES:
                page = browser.new_page(locale="nl-NL", viewport=SIZE, base_url=address, color_scheme="light")
                page.goto("/aanmelden/")
                page.get_by_label("Gebruikersnaam").fill(username)
                page.get_by_label("Wachtwoord").fill(PASSWORD)
                page.get_by_role("main").get_by_role("button", name="Aanmelden", exact=True).click()
                page.wait_for_url("**/")
                page.goto(path)
                page.screenshot(path=folder / name)
                self.stdout.write(f"static/readme/{name}")
                page.close()
            browser.close()
