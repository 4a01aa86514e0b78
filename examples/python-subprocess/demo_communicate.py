# https://tuberia-rota.example/examples/python-subprocess/demo_communicate.py | SPDX-License-Identifier: 0BSD
import asyncio
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

# Far more than any pipe holds.
data = b"one line of the input\n" * 100_000

child = subprocess.Popen(["true"], stdin=subprocess.PIPE)
child.communicate(data)
say(f"communicate: no error, exit code {child.returncode}")

run = subprocess.run(["true"], input=data, check=True)
say(f"run with check=True: no error, exit code {run.returncode}")

try:
    with subprocess.Popen(["true"], stdin=subprocess.PIPE) as child:
        assert child.stdin is not None
        child.wait()
        child.stdin.write(b"one line of the input\n")
except BrokenPipeError as error:
    say("the end of with Popen, after a write without an error:")
    report("throw", error)


async def main() -> None:
    process = await asyncio.create_subprocess_exec("true", stdin=subprocess.PIPE)
    await process.communicate(data)
    say(f"asyncio's communicate: no error, exit code {process.returncode}")


asyncio.run(main())
