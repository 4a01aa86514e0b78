# https://tuberia-rota.example/examples/notice-dead-peer/demo_two_silences.py | SPDX-License-Identifier: 0BSD
import ctypes
import select
import socket
import struct
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

SO_ATTACH_FILTER = 26
DROP_EVERYTHING = ctypes.create_string_buffer(struct.pack("HBBI", 0x06, 0, 0, 0))


def lose_all_packets(peer):
    """From now on nothing reaches this socket: to the other end, its machine is off."""
    program = struct.pack("HL", 1, ctypes.addressof(DROP_EVERYTHING))
    peer.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, program)


for what, prepare in (("the program hangs", lambda peer: None), ("the machine is off", lose_all_packets)):
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours = socket.create_connection(server.getsockname())
        peer, _ = server.accept()
    # #region option
    ours.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 100)  # milliseconds
    # #endregion
    prepare(peer)
    ours.sendall(b"are you there?")
    say(f"{what}: the write was accepted")
    watcher = select.poll()
    watcher.register(ours, 0)  # errors only
    if watcher.poll(700):
        try:
            ours.sendall(b"?")
        except OSError as error:
            report("throw", error)
    else:
        say("no error: the kernel of the other machine has acknowledged it")
    ours.close()
    peer.close()
