# https://tuberia-rota.example/examples/write-after-end/demo_own_end.py | SPDX-License-Identifier: 0BSD
import asyncio
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

with socket.create_server(("127.0.0.1", 0)) as server:
    address = server.getsockname()
    ours = socket.create_connection(address)
    peer, _ = server.accept()

    say("socket: shutdown(SHUT_WR), then sendall")
    ours.sendall(b"last words")
    ours.shutdown(socket.SHUT_WR)
    try:
        ours.sendall(b"one more thing")
    except OSError as error:
        report("throw", error)
    say(f"the peer, which never closed, read {peer.recv(100)!r}")

    say("file of a socket: close, then write")
    file = ours.makefile("wb")
    file.close()
    try:
        file.write(b"one more thing")
    except ValueError as error:
        report("throw", error)
    ours.close()
    peer.close()

    async def streams() -> None:
        say("asyncio: write_eof, then write")
        reader, writer = await asyncio.open_connection(*address)
        writer.write_eof()
        try:
            writer.write(b"one more thing")
        except RuntimeError as error:
            report("throw", error)
        writer.close()

    asyncio.run(streams())
