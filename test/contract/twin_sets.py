"""Prints, for each Python module, the names of the errors that it takes for "the other end has gone".

Each module is asked with every error that the system knows: most cannot be had from a kernel on demand.
"""

import errno
import json
import os
import queue
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[2] / "examples"
for folder in EXAMPLES.iterdir():
    sys.path.append(str(folder))

from break_on_purpose import port_that_refuses  # noqa: E402
from catch_epipe import write_catching_epipe  # noqa: E402
from fetch_whole import server_went_away  # noqa: E402
from notice_dead_peer import until_peer_leaves  # noqa: E402
from reconnect_with_backoff import is_gone  # noqa: E402
from retry_stale_connection import KeepAliveClient  # noqa: E402
from serve_many_clients import ManyClientsServer  # noqa: E402
from serve_unix_socket import UnixServer  # noqa: E402
from survive_dead_stdout import survive_dead_output  # noqa: E402
from survive_tls_peers import PEER_HAS_GONE  # noqa: E402
from what_arrived import Message, send_acknowledged  # noqa: E402
from write_to_child_stdin import run_with_input  # noqa: E402


class Failing(socket.socket):
    """A socket whose every operation fails with one error."""

    error: OSError

    def _fail(self, *_: object) -> int:
        raise self.error

    send = sendall = recv = recv_into = _fail  # type: ignore[assignment]


def failing(error: OSError) -> Failing:
    connection = Failing()
    connection.error = error
    return connection


def ends_delivery(error: OSError) -> bool:
    # The module does not block: to such a socket this is no failure, but the word for "wait".
    if isinstance(error, BlockingIOError):
        return False
    return send_acknowledged(failing(error), [Message("a", "b")]).ended == "gone"


def watched(error: OSError) -> bool:
    return until_peer_leaves(failing(error), print, b"ping", 1, 1).how == "broken"


def served(error: OSError) -> bool:
    """Whether a server of many says that its client has gone, of a conversation that meets the error."""
    told: queue.Queue[bool] = queue.Queue()

    def converse(client: Any) -> None:
        client.socket.close()
        client.socket = failing(error)
        client.send("a")

    with ManyClientsServer(converse, lambda *_: told.put(True), lambda *_: told.put(False)) as server:
        with socket.create_connection(server.address):
            return told.get()


def answered(error: OSError) -> bool:
    told: list[bool] = []
    with tempfile.TemporaryDirectory() as folder:
        gone = lambda _: told.append(True)  # noqa: E731
        with UnixServer(f"{folder}/s", str, gone, lambda _: told.append(False)) as server:
            server._converse(failing(error))
    return told == [True]


class Quiet(Failing):
    """One on which nothing has come yet."""

    def recv(self, *_: object) -> bytes:  # type: ignore[override]
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def stale(error: OSError) -> bool:
    """Whether a request is repeated: the second attempt is refused, with an error of its own."""
    client = KeepAliveClient("127.0.0.1", port_that_refuses())
    ours, peer = socket.socketpair()
    kept = Quiet(ours.family, ours.type, fileno=ours.detach())
    kept.error = error
    client._kept.sock = kept
    try:
        client.send("GET", "/")
    except OSError as raised:
        return raised is not error
    finally:
        peer.close()
    return False


class FailingPipe:
    """A pipe into which every write fails with one error."""

    def __init__(self, pipe: Any, error: OSError) -> None:
        self.pipe, self.error = pipe, error

    def write(self, _: object) -> int:
        raise self.error

    flush = lambda self: self.write(b"")  # noqa: E731

    def __getattr__(self, name: str) -> Any:
        return getattr(self.pipe, name)


def not_taken(error: OSError) -> bool:
    class Popen(subprocess.Popen):  # type: ignore[type-arg]
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self.stdin = FailingPipe(self.stdin, error)  # type: ignore[assignment]

    usual, subprocess.Popen = subprocess.Popen, Popen  # type: ignore[misc]
    try:
        return run_with_input(["cat"], b"a").input_error is not None
    finally:
        subprocess.Popen = usual  # type: ignore[misc]


def survived(error: OSError) -> bool:
    told: list[str] = []
    before = sys.stdout
    with tempfile.TemporaryFile() as file:
        sys.stdout = FailingPipe(file, error)  # type: ignore[assignment]
        restore = survive_dead_output(lambda name, _: told.append(name))
        try:
            sys.stdout.write("a")
        finally:
            restore()
            sys.stdout = before
    return told == ["stdout"]


MODULES: dict[str, Callable[[OSError], bool]] = {
    "catch-epipe": lambda error: write_catching_epipe(failing(error), [b"a"]).broken_pipe is not None,
    "fetch-whole": server_went_away,
    "notice-dead-peer": watched,
    "reconnect-with-backoff": is_gone,
    "retry-stale-connection": stale,
    "serve-many-clients": served,
    "serve-unix-socket": answered,
    "survive-dead-stdout": survived,
    "survive-tls-peers": lambda error: isinstance(error, PEER_HAS_GONE),
    "what-arrived": ends_delivery,
    "write-to-child-stdin": not_taken,
}


def means_gone(module: str, number: int) -> bool:
    try:
        return MODULES[module](OSError(number, os.strerror(number)))
    except OSError:
        return False


# EINTR never comes out of Python, which repeats the call (PEP 475).
known = sorted(set(errno.errorcode) - {errno.EINTR})
sets = {module: [errno.errorcode[number] for number in known if means_gone(module, number)] for module in MODULES}
print(json.dumps({"known": [errno.errorcode[number] for number in known], "sets": sets}))
