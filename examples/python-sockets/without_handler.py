# https://tuberia-rota.example/examples/python-sockets/without_handler.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)
from pair import abort, connected, wait_for_reset

ours, peer = connected()
abort(peer)
wait_for_reset(ours)
ours.sendall(b"Good bye!")
