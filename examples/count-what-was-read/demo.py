# https://tuberia-rota.example/examples/count-what-was-read/demo.py | SPDX-License-Identifier: 0BSD
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

with socket.create_server(("127.0.0.1", 0)) as server:
    ours = socket.create_connection(server.getsockname())
    peer, _ = server.accept()
    ours.sendall(b"x" * 10_000)
    say("sendall() of 10000 bytes returned: no error")
    read = len(peer.recv(1))
    peer.close()  # 9999 bytes unread: the kernel answers with an RST
    say(f"the peer read {read} of them")
    try:
        ours.recv(1)
    except ConnectionResetError as error:
        report("throw", error)
    ours.close()
