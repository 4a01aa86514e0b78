# https://tuberia-rota.example/examples/python-connection-errors/demo_fix.py | SPDX-License-Identifier: 0BSD
import socket
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO, Iterable, Optional

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from pair import abort, connected, wait_for_reset


# #region sockets
def send_or_learn(connection: socket.socket, data: bytes) -> Optional[ConnectionError]:
    """Sends everything, or closes the socket and returns the error that says the peer has gone."""
    try:
        connection.sendall(data)
    except (BrokenPipeError, ConnectionResetError) as error:
        connection.close()
        return error
    return None


# #endregion


# #region pipes
def write_or_learn(pipe: BinaryIO, lines: Iterable[bytes]) -> Optional[BrokenPipeError]:
    """Writes line after line, flushes and closes; returns the error if the reader has gone."""
    try:
        with pipe:
            pipe.writelines(lines)
    except BrokenPipeError as error:
        return error
    return None


# #endregion


# #region connect
def connect_or_learn(address: tuple[str, int]) -> "socket.socket | ConnectionRefusedError":
    """A connection, or the error that says that nothing listens; every other error is raised."""
    try:
        return socket.create_connection(address, timeout=1)
    except ConnectionRefusedError as error:
        return error


# #endregion

say("a socket whose peer has aborted:")
ours, peer = connected()
abort(peer)
wait_for_reset(ours)
gone: Optional[ConnectionError] = send_or_learn(ours, b"Hello, world!")
if gone is not None:
    report("return value", gone)

say("a child that reads nothing:")
child = subprocess.Popen(["true"], stdin=subprocess.PIPE)
assert child.stdin is not None
gone = write_or_learn(child.stdin, [b"one line of the input\n"] * 10_000)
if gone is not None:
    report("return value", gone)
say(f"exit code {child.wait()}")

say("a port on which nothing listens:")
reserved = socket.socket()
reserved.bind(("127.0.0.1", 0))
answer = connect_or_learn(reserved.getsockname())
if isinstance(answer, ConnectionRefusedError):
    report("return value", answer)
reserved.close()
