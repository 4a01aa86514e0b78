# https://tuberia-rota.example/examples/premature-close/demo_cut_short.py | SPDX-License-Identifier: 0BSD
import asyncio
import http.client
import socket
import sys
import threading
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say


def serve_half(server: socket.socket) -> None:
    """Means to send ten bytes and dies after five, three times."""
    for _ in range(3):
        peer, _ = server.accept()
        with peer:
            peer.recv(1000)
            peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf.")


with socket.create_server(("127.0.0.1", 0)) as server:
    thread = threading.Thread(target=serve_half, args=[server])
    thread.start()
    host, port = server.getsockname()

    say("read as raw bytes")
    with socket.create_connection((host, port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n\r\n")
        with connection.makefile("rb") as file:
            file.read()
    say("read() returned: nothing shows that half is missing")

    say("read as HTTP, whose length says what to expect")
    client = http.client.HTTPConnection(host, port)
    client.request("GET", "/")
    try:
        client.getresponse().read()
    except http.client.IncompleteRead as error:
        report("throw", error)
    client.close()

    async def exactly() -> None:
        say("asyncio: readexactly, which knows what to expect")
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(b"GET / HTTP/1.1\r\n\r\n")
        await reader.readuntil(b"\r\n\r\n")
        try:
            await reader.readexactly(10)
        except asyncio.IncompleteReadError as error:
            report("throw", error)
        writer.close()

    asyncio.run(exactly())
    thread.join()
