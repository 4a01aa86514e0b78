# https://tuberia-rota.example/examples/break-on-purpose/demo.py | SPDX-License-Identifier: 0BSD
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from break_on_purpose import next_write_fails, peer_has_closed, peer_resets, port_that_refuses
from observe import report, say

say("peer_has_closed: the first send is accepted")
with peer_has_closed() as ours:
    try:
        while True:
            ours.sendall(b"hello")
    except BrokenPipeError as error:
        report("throw", error)

say("next_write_fails:")
with next_write_fails() as ours:
    try:
        ours.sendall(b"hello")
    except BrokenPipeError as error:
        report("throw", error)

say("peer_resets:")
with peer_resets() as ours:
    try:
        ours.recv(1)
    except ConnectionResetError as error:
        report("throw", error)

say("port_that_refuses:")
try:
    socket.create_connection(("127.0.0.1", port_that_refuses()))
except ConnectionRefusedError as error:
    report("throw", error)
