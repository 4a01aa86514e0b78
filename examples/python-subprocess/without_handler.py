# https://tuberia-rota.example/examples/python-subprocess/without_handler.py | SPDX-License-Identifier: 0BSD
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

child = subprocess.Popen(["true"], stdin=subprocess.PIPE)
assert child.stdin is not None
child.wait()
try:
    child.stdin.write(b"one line of the input\n")
    say("write: no error, it is in the buffer")
except BrokenPipeError:
    say("never printed")
child.stdin.close()
