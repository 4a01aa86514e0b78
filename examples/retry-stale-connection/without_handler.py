# https://tuberia-rota.example/examples/retry-stale-connection/without_handler.py | SPDX-License-Identifier: 0BSD
import sys
from http.client import HTTPConnection
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)
from peer import Peer

peer = Peer()
connection = HTTPConnection("127.0.0.1", peer.port)
connection.request("GET", "/hello")
connection.getresponse().read()
connection.request("GET", "/menu")
answer = connection.getresponse()
