# https://tuberia-rota.example/examples/python-connection-errors/demo_aborted.py | SPDX-License-Identifier: 0BSD
import asyncio
import socket
import ssl
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from pair import abort, wait_for_reset

say("a client that aborts before we accept it:")
with socket.create_server(("127.0.0.1", 0)) as server:
    client = socket.create_connection(server.getsockname())
    abort(client)
    try:
        ours, _ = server.accept()
        say("accept() raises nothing and gives a socket")
        wait_for_reset(ours)
        ours.recv(1)
    except ConnectionAbortedError:
        say("never printed on Linux")
    except ConnectionResetError as error:
        say("its first recv() raises:")
        report("throw", error)
    ours.close()


async def handshake_with_silence() -> None:
    """A TLS client before a server that accepts and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        host, port = silent.getsockname()
        await asyncio.open_connection(host, port, ssl=ssl.create_default_context(), ssl_handshake_timeout=0.2)


say("asyncio, when a TLS handshake takes too long:")
try:
    asyncio.run(handshake_with_silence())
except ConnectionAbortedError as error:
    report("throw", error)
