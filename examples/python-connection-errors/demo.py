# https://tuberia-rota.example/examples/python-connection-errors/demo.py | SPDX-License-Identifier: 0BSD
import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from pair import abort, connected, wait_for_reset

say("a pipe whose reader has closed:")
reader, writer = os.pipe()
os.close(reader)
try:
    os.write(writer, b"Hello, world!")
except ConnectionError as error:
    report("throw", error)
os.close(writer)

say("a socket whose peer has closed, written to until it fails:")
ours, peer = connected()
peer.close()
ours.recv(1)  # returns b'' when the FIN has come
try:
    while True:
        ours.sendall(b"Hello, world!")
except ConnectionError as error:
    report("throw", error)
ours.close()

say("a socket whose peer has aborted the connection, read from:")
ours, peer = connected()
abort(peer)
wait_for_reset(ours)
try:
    ours.recv(100)
except ConnectionError as error:
    report("throw", error)

say("the same socket, written to afterwards:")
try:
    ours.sendall(b"Hello, world!")
except ConnectionError as error:
    report("throw", error)
ours.close()
