# https://tuberia-rota.example/examples/python-sockets/demo_asyncio.py | SPDX-License-Identifier: 0BSD
import asyncio
import sys
from pathlib import Path
from typing import Iterator

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from pair import abort, connected, wait_for_reset
from python_sockets import write_until_gone


async def main() -> None:
    say("the peer has closed:")
    ours, peer = connected()
    reader, writer = await asyncio.open_connection(sock=ours)
    peer.close()
    await reader.read()  # returns b'' when the FIN has come

    def chunks() -> Iterator[bytes]:
        yield b"Are you there?"
        wait_for_reset(ours)
        yield b"Good bye!"

    sent = await write_until_gone(writer, chunks())
    say(f"{sent.taken} bytes were taken")
    if sent.gone is not None:
        report("return value", sent.gone)

    say("the peer has aborted:")
    ours, peer = connected()
    reader, writer = await asyncio.open_connection(sock=ours)
    abort(peer)
    wait_for_reset(ours)
    sent = await write_until_gone(writer, [b"Good bye!"])
    say(f"{sent.taken} bytes were taken")
    if sent.gone is not None:
        report("return value", sent.gone)


asyncio.run(main())
