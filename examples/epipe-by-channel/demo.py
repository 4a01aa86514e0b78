# https://tuberia-rota.example/examples/epipe-by-channel/demo.py | SPDX-License-Identifier: 0BSD
import os
import select
import socket
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say


def write_until_it_fails(write):
    number = 0
    while True:
        number += 1
        try:
            write(b"x")
        except OSError as error:
            say(f"write {number}: failed")
            report("throw", error)
            return
        say(f"write {number}: accepted")


def without_peer(server):
    ours = socket.socket(server.family)
    ours.connect(server.getsockname())
    peer, _ = server.accept()
    peer.close()
    ours.recv(1)  # returns b'' when the end has come
    return ours


say("TCP socket whose peer has closed")
with socket.create_server(("127.0.0.1", 0)) as server, without_peer(server) as ours:
    watcher = select.poll()
    watcher.register(ours, 0)

    def write_and_await_the_answer(data):
        ours.sendall(data)
        watcher.poll()  # the RST that answers the first write shows as an error condition

    write_until_it_fails(write_and_await_the_answer)

say("Unix socket whose peer has closed")
with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
    server.bind(os.path.join(folder, "socket"))
    server.listen()
    with without_peer(server) as ours:
        write_until_it_fails(ours.sendall)

say("pipe without a reader")
reading_end, writing_end = os.pipe()
os.close(reading_end)
write_until_it_fails(lambda data: os.write(writing_end, data))
os.close(writing_end)
