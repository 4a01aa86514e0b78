# https://tuberia-rota.example/examples/retry-stale-connection/demo.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from peer import Peer
from retry_stale_connection import KeepAliveClient

peer = Peer()
client = KeepAliveClient("127.0.0.1", peer.port)

for method, path, body, repeatable in (
    ("GET", "/menu", None, None),
    ("PUT", "/order/7", b"one pizza", None),
    ("POST", "/order", b"one pizza", True),
    ("POST", "/order", b"one pizza", None),
    ("POST", "/crash", b"one pizza", None),
):
    # Leaves a connection behind that the server will close as soon as it is used again.
    client.close()
    client.send("GET", "/hello")

    say(f"{method} {path}{' with a key' if repeatable else ''}")
    try:
        # #region use
        answer = client.send(method, path, body, repeatable=repeatable)
        if answer.repeated_after is not None:
            report("throw", answer.repeated_after)
        say(f"{answer.status} {answer.body.decode().strip()}")
        # #endregion
    except ConnectionError as error:
        report("throw", error)

client.close()
say("what the server read, and whether it answered:")
for line in peer.seen:
    if "/hello" not in line:
        say(line)
