# https://tuberia-rota.example/examples/retry-stale-connection/demo_who_repeats.py | SPDX-License-Identifier: 0BSD
import sys
import xmlrpc.client
from http.client import HTTPConnection
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from peer import Peer

say("-- http.client: a POST over a reused connection")
peer = Peer()
connection = HTTPConnection("127.0.0.1", peer.port)
connection.request("GET", "/hello")
connection.getresponse().read()
try:
    connection.request("POST", "/order", b"one pizza")
    connection.getresponse()
except ConnectionError as error:
    report("throw", error)
say(f"the server read it {peer.seen.count('POST /order, unanswered')} time(s)")

say("-- xmlrpc.client: a POST over a reused connection")
peer = Peer(xmlrpc.client.dumps((True,), methodresponse=True).encode())
with xmlrpc.client.ServerProxy(f"http://127.0.0.1:{peer.port}/order") as proxy:
    proxy.hello()
    peer.seen.clear()
    say(f"answer: {proxy.order('one pizza')}")
say(f"the server read it {len(peer.seen)} time(s)")

say("-- xmlrpc.client: a POST over a new connection")
peer = Peer()
try:
    with xmlrpc.client.ServerProxy(f"http://127.0.0.1:{peer.port}/crash") as proxy:
        proxy.order("one pizza")
except ConnectionError as error:
    report("throw", error)
say(f"the server read it {len(peer.seen)} time(s)")
