"""A mail server of thirty lines: takes every mail, and can keep its answer back after the whole text came in."""

import socketserver
import threading
from contextlib import contextmanager


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 klaar")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"DATA":
                self.say("354 zeg het maar")
                self.server.take(self.text())
            self.say("221 dag" if word == b"QUIT" else "250 goed")

    def text(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.decode().rstrip())
        return lines

    def say(self, line):
        try:
            self.wfile.write(f"{line}\r\n".encode())
        except OSError:
            pass  # who asked is dead


class MailServer(socketserver.ThreadingTCPServer):
    """`taken`: the Message-IDs of what came in. While `answers` is not set, the sender waits for the last word."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.taken, self.came_in, self.answers = [], threading.Event(), threading.Event()
        self.answers.set()

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def take(self, lines):
        self.taken += [line.partition(": ")[2] for line in lines if line.startswith("Message-ID")]
        self.came_in.set()
        self.answers.wait(30)


@contextmanager
def mail_server():
    """A server that runs inside the block."""
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.answers.set()
            server.shutdown()
            thread.join()
