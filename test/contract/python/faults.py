"""Real faults for the contracts of Python modules, and ways to see what was left behind."""

from __future__ import annotations

import contextlib
import itertools
import os
import pty
import resource
import select
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

EXAMPLES = Path(__file__).parents[3] / "examples"

ONE_REALM = {
    "es": "Un intérprete de Python tiene un solo juego de clases.",
    "en": "A Python interpreter has one set of classes.",
}


NO_LENGTH = [
    b"HTTP/1.1 200 OK\r\n" + fields + b"\r\n\r\nhalf"
    for fields in (
        b"Content-Length: 4\r\nContent-Length: 9",
        b"Content-Length: 9, 9",
        b"Content-Length: 0x9",
        b"Content-Length : 9",
        b"no header\r\nContent-Length: 9",
        b" X: y\r\nContent-Length: 9",
        b"X: y\rContent-Length: 4\r\nContent-Length: 9",
        b"Transfer-Encoding: gzip, chunked",
    )
]
"""Responses that hold no more than half, and whose length cannot be told."""

ENDS_WITHOUT_GOODBYE = b"HTTP/1.1 200 OK\r\n\r\nhalf"
"""A response that is whole only if TLS says so, which these servers do not."""


def does_not_apply(es: str, en: str) -> dict[str, str]:
    return {"es": es, "en": en}


def tcp_pair() -> tuple[socket.socket, socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours = socket.create_connection(server.getsockname())
        peer, _ = server.accept()
    return ours, peer


def reset(peer: socket.socket) -> None:
    """Closes with an RST instead of a FIN."""
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    socket.socket.close(peer)


def wait_for_reset(ours: socket.socket) -> None:
    watcher = select.poll()
    watcher.register(ours, 0)
    watcher.poll()


def broken() -> tuple[socket.socket, socket.socket]:
    """A connection whose next write is a broken pipe, and its far end, closed."""
    ours, peer = tcp_pair()
    peer.shutdown(socket.SHUT_WR)
    ours.recv(1)
    reset(peer)
    wait_for_reset(ours)
    return ours, peer


def eventually(condition: Callable[[], bool]) -> None:
    """Waits until something is so; the runner limits the wait."""
    while not condition():
        time.sleep(0.002)


def everything(connection: socket.socket) -> bytes:
    """What comes until the other end closes or resets."""
    received = bytearray()
    try:
        while data := connection.recv(65536):
            received += data
    except ConnectionResetError:
        pass
    return bytes(received)


def descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))


@contextlib.contextmanager
def leaving_nothing() -> Iterator[None]:
    """Fails if descriptors, threads or children are more in the end than they were."""
    before = descriptors(), threading.active_count()
    yield
    now: Callable[[], tuple[int, int]] = lambda: (descriptors(), threading.active_count())  # noqa: E731
    eventually(lambda: now() <= before)
    with contextlib.suppress(ChildProcessError):
        raise AssertionError(f"a child is left: {os.waitpid(-1, os.WNOHANG)}")


@contextlib.contextmanager
def without_descriptors() -> Iterator[None]:
    """No descriptor is left (EMFILE) within the block."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors() + 20, hard))
    taken: list[int] = []
    try:
        with contextlib.suppress(OSError):
            while True:
                taken.append(os.dup(2))
        yield
    finally:
        for number in taken:
            os.close(number)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


class RawServer:
    """Serves each connection with the next of the conversations given, each in turn; the last is for all others."""

    def __init__(self, *conversations: Callable[[socket.socket], None]) -> None:
        self.seen: list[bytes] = []
        self._conversations = conversations
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        for count in itertools.count():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                self._conversations[min(count, len(self._conversations) - 1)](connection)

    def __enter__(self) -> RawServer:
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def request(self, connection: socket.socket) -> bytes:
        """Reads one request with its body by Content-Length, and notes it."""
        data = b""
        while b"\r\n\r\n" not in data:
            some = connection.recv(65536)
            if not some:
                return b""
            data += some
        head, _, body = data.partition(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n"):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        while len(body) < length and (some := connection.recv(65536)):
            body += some
        self.seen.append(head.split(b"\r\n")[0] + b" " + body[:20])
        return head


def program(folder: str, code: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Runs Python code beside a module, with its output wherever `options` say."""
    command = [sys.executable, "-B", "-S", "-c", code]
    env = {"PYTHONPATH": str(EXAMPLES / folder), "PATH": os.environ["PATH"]}
    kept = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(command, env=env, **kept)  # type: ignore[call-overload,no-any-return]


AS_ANOTHER_USER = ["setpriv", "--reuid", "65534", "--clear-groups"]
"""Before a command: it may not be killed by what `without_power_to_kill` runs, as one of sudo."""


def without_power_to_kill(folder: str, code: str) -> str:
    """What Python code beside a module prints, as a user that may signal processes of its own only. For root."""
    command = ["setpriv", "--inh-caps", "-kill", "--bounding-set", "-kill", sys.executable, "-B", "-S", "-c", code]
    env = {"PYTHONPATH": str(EXAMPLES / folder), "PATH": os.environ["PATH"]}
    return subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()


def dead_outputs() -> Iterator[int]:
    """Standard outputs whose reader has gone, one by one: a pipe, a socket that was reset, a terminal that was closed."""
    with dead_pipe() as pipe:
        yield pipe
    ours, peer = tcp_pair()
    with ours:
        reset(peer)
        wait_for_reset(ours)
        yield ours.fileno()
    master, terminal = pty.openpty()
    os.close(master)
    yield terminal
    os.close(terminal)


TAKE_ALL_DESCRIPTORS = """
import contextlib, os, resource
resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20))
with contextlib.suppress(OSError):
    while True:
        os.dup(2)
"""
"""Code after which no descriptor is left."""


@contextlib.contextmanager
def dead_pipe() -> Iterator[int]:
    """The write end of a pipe that nobody reads."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)
