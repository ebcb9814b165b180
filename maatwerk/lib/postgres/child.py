"""Become an ordinary user, promise to die with the parent, then become the given program.

PostgreSQL refuses to run as root. Two ways out: a user namespace in which root is called user 1000 (nothing on disk
changes owner), or the user nobody. Run as a script: `child.py MODE PARENT_PID PROGRAM [ARGUMENT...]`; MODE is one of
"self", "userns" and "nobody", PARENT_PID is 0 when the program may outlive its parent.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import signal
import sys
from pathlib import Path

CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG = 1
INNER_ID = 1000
CANNOT = 97  # exit code: this way of leaving root does not work here


def enter_user_namespace() -> None:
    """Map the present user to 1000 in a namespace of its own. Raises OSError where containers forbid it."""
    uid, gid = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{INNER_ID} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{INNER_ID} {gid} 1")


def become_nobody() -> None:
    """Drop to the user nobody for good. Raises OSError or KeyError when that cannot be done."""
    nobody = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)


def die_with(parent: int) -> None:
    """Get SIGINT (for PostgreSQL: a fast, clean shutdown) when the parent ends, however it ends.

    Set after the change of user, because the kernel forgets it at such a change. Linux only; elsewhere the keeper
    alone does the stopping.
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(signal.SIGINT), 0, 0, 0)
    if os.getppid() != parent:
        sys.exit("the parent ended before its child began")


def main(argv: list[str]) -> None:
    """Does not return: the process becomes the program."""
    mode, parent, program = argv[1], int(argv[2]), argv[3:]
    try:
        if mode == "userns":
            enter_user_namespace()
        elif mode == "nobody":
            become_nobody()
    except (OSError, KeyError):
        sys.exit(CANNOT)
    if parent:
        die_with(parent)
    os.execv(program[0], program)  # noqa: S606


if __name__ == "__main__":
    main(sys.argv)
