# https://tuberia-rota.example/examples/python-sockets/demo_drain.py | SPDX-License-Identifier: 0BSD
import asyncio
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from pair import abort, connected, wait_for_reset


async def main() -> None:
    ours, peer = connected()
    _, writer = await asyncio.open_connection(sock=ours)
    abort(peer)
    wait_for_reset(ours)

    for _ in range(8):
        writer.write(b"nobody will read this")
    say(f"8 times write(): nothing was raised; is_closing(): {writer.is_closing()}")
    for attempt in ("drain()", "drain() again"):
        say(f"{attempt}:")
        try:
            await writer.drain()
        except ConnectionResetError as error:
            report("rejection", error)
    writer.close()
    say("wait_closed():")
    try:
        await writer.wait_closed()
    except ConnectionResetError as error:
        report("rejection", error)


asyncio.run(main())
