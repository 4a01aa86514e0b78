# https://tuberia-rota.example/examples/survive-tls-peers/demo.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from survive_tls_peers import send_all
from tls_pair import SERVER, reset, tcp_pair, tls_pair


def tell(error) -> None:
    say(f"the peer has gone: {type(error).__name__}, a ConnectionError: {isinstance(error, ConnectionError)}")
    if not isinstance(error, ConnectionError):
        error.errno = None  # it counts errors of OpenSSL: as one of the system it would mislead
    report("return value", error)


say("the peer closes")
ours, peer = tls_pair()
peer.close()
tell(send_all(ours, b"Are you there?"))
ours.close()

say("the peer resets the connection")
ours, peer = tls_pair()
reset(peer)
tell(send_all(ours, b"Are you there?"))
ours.close()

say("the client leaves during the handshake")
for leave in (lambda sock: sock.close(), reset):
    server, client = tcp_pair()
    leave(client)
    try:
        SERVER.wrap_socket(server, server_side=True)
    except OSError as error:
        tell(error)

say("the peer closes; we read")
ours, peer = tls_pair()
peer.sendall(b"half a mess")
peer.close()
say(f"{ours.recv(100)!r}, then {ours.recv(100)!r}: no error")
ours.close()

say("the same with suppress_ragged_eofs=False")
ours, peer = tls_pair(suppress_ragged_eofs=False)
peer.sendall(b"half a mess")
peer.close()
say(f"{ours.recv(100)!r}")
try:
    ours.recv(100)
except OSError as error:
    tell(error)
ours.close()
