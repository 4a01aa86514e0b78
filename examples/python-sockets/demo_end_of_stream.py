# https://tuberia-rota.example/examples/python-sockets/demo_end_of_stream.py | SPDX-License-Identifier: 0BSD
import asyncio
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from pair import connected


async def main() -> None:
    ours, peer = connected()
    reader, writer = await asyncio.open_connection(sock=ours)
    peer.sendall(b"half a li")
    peer.close()
    say("the peer closes in the middle of a message; we read eight bytes, then ten:")
    say(repr(await reader.readexactly(8)))
    try:
        await reader.readexactly(10)
    except ConnectionError:
        say("never printed: the peer has closed in good order")
    except asyncio.IncompleteReadError as error:
        report("rejection", error)
        say(f"an EOFError: {isinstance(error, EOFError)}; what had come: {error.partial!r}")
    writer.close()
    await writer.wait_closed()


asyncio.run(main())
