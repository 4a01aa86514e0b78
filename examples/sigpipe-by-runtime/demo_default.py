# https://tuberia-rota.example/examples/sigpipe-by-runtime/demo_default.py | SPDX-License-Identifier: 0BSD
import os
import signal
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

# As Python starts, the signal is ignored, and the write fails.
read, write = os.pipe()
os.close(read)
try:
    os.write(write, b"nobody reads this")
except BrokenPipeError as error:
    report("throw", error)
os.close(write)

# With the default action, the same write kills: no exception, no message, no finally.
program = """
import os, signal
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
read, write = os.pipe()
os.close(read)
try:
    os.write(write, b"nobody reads this")
finally:
    print("never printed")
"""
child = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
say(f"with SIG_DFL: {signal.Signals(-child.returncode).name}, printed {child.stdout + child.stderr!r}")
