# https://tuberia-rota.example/examples/notice-dead-peer/demo.py | SPDX-License-Identifier: 0BSD
import socket
import struct
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from notice_dead_peer import until_peer_leaves
from observe import report, say


def stay_silent(peer):
    while peer.recv(100):
        pass


def close(peer):
    peer.close()


def reset(peer):
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    peer.close()


for ending in (stay_silent, close, reset):
    with socket.create_server(("127.0.0.1", 0)) as server:
        connection = socket.create_connection(server.getsockname())
        peer, _ = server.accept()

    def answer(peer=peer, ending=ending):
        with peer:
            for _ in range(2):
                peer.recv(100)
                peer.sendall(b"pong")
            peer.recv(100)
            ending(peer)

    thread = threading.Thread(target=answer)
    thread.start()
    answers = []
    departure = until_peer_leaves(connection, answers.append, ping=b"ping", every=0.1, missed=3)
    thread.join()
    say(f"{departure.how}: the peer answered {len(answers)} pings")
    if departure.error is not None:
        report("throw", departure.error)
