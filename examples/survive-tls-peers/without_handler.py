# https://tuberia-rota.example/examples/survive-tls-peers/without_handler.py | SPDX-License-Identifier: 0BSD
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)
from tls_pair import CLIENT, reset, tcp_pair

# The trace would name folders of this machine.
sys.tracebacklimit = 0


def leave_during_the_handshake() -> None:
    server.recv(10_000)
    reset(server)


server, client = tcp_pair()
threading.Thread(target=leave_during_the_handshake).start()
CLIENT.wrap_socket(client, server_hostname="localhost")
