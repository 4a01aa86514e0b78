# https://tuberia-rota.example/examples/python-subprocess/demo_asyncio.py | SPDX-License-Identifier: 0BSD
import asyncio
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from python_subprocess import feed_async

# Far more than any pipe holds.
data = b"one line of the input\n" * 100_000


async def child_that_has_ended() -> asyncio.subprocess.Process:
    """A child that read nothing, at the very moment when asyncio notices that its pipe is broken."""
    process = await asyncio.create_subprocess_exec("true", stdin=asyncio.subprocess.PIPE)
    assert process.stdin is not None
    while not process.stdin.is_closing():
        await asyncio.sleep(0)
    return process


async def main() -> None:
    process = await child_that_has_ended()
    assert process.stdin is not None
    process.stdin.write(data)
    await process.stdin.drain()
    say(f"{len(data)} bytes, write() and drain(): no error")
    process.stdin.write(data)
    say("once more:")
    try:
        await process.stdin.drain()
    except ConnectionResetError as error:
        report("rejection", error)
    await process.wait()

    process = await child_that_has_ended()
    assert process.stdin is not None
    fed = await feed_async(process.stdin, [data])
    say(f"feed_async: {fed.taken} bytes were taken")
    if fed.stopped_reading is not None:
        report("return value", fed.stopped_reading)
    await process.wait()


asyncio.run(main())
