# https://tuberia-rota.example/examples/python-connection-errors/demo_no_error.py | SPDX-License-Identifier: 0BSD
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from pair import connected

ours, peer = connected()
peer.close()
say(f"the peer has closed, and we read: {ours.recv(100)!r}, no error")
ours.sendall(b"Hello, world!")
say("the first write after that: no error, and nobody will read it")
ours.close()

ours, peer = connected()
peer.shutdown(socket.SHUT_WR)
say(f"the peer has only ended its own sending, and we read: {ours.recv(100)!r}")
ours.sendall(b"Hello, ")
ours.sendall(b"world!")
say(f"two writes: no error, and the peer reads {peer.recv(13, socket.MSG_WAITALL)!r}")
ours.close()
peer.close()

say("we write to a socket that we have closed ourselves:")
try:
    ours.sendall(b"Hello, world!")
except ConnectionError:
    say("never printed")
except OSError as error:
    report("throw", error)
