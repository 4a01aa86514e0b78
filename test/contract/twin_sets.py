"""Prints, for each Python module, the names of the errors that it takes for "the other end has gone".

Each module is asked with every error that the system knows: most cannot be had from a kernel on demand.
"""

import errno
import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
for folder in EXAMPLES.iterdir():
    sys.path.append(str(folder))

from catch_epipe import write_catching_epipe  # noqa: E402
from fetch_whole import server_went_away  # noqa: E402
from notice_dead_peer import until_peer_leaves  # noqa: E402
from reconnect_with_backoff import is_gone  # noqa: E402
from survive_tls_peers import PEER_HAS_GONE  # noqa: E402
from what_arrived import Message, send_acknowledged  # noqa: E402


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


MODULES: dict[str, Callable[[OSError], bool]] = {
    "catch-epipe": lambda error: write_catching_epipe(failing(error), [b"a"]).broken_pipe is not None,
    "fetch-whole": server_went_away,
    "notice-dead-peer": watched,
    "reconnect-with-backoff": is_gone,
    "survive-tls-peers": lambda error: isinstance(error, PEER_HAS_GONE),
    "what-arrived": ends_delivery,
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
