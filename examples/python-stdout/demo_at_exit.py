# https://tuberia-rota.example/examples/python-stdout/demo_at_exit.py | SPDX-License-Identifier: 0BSD
import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)

# Standard output becomes a pipe whose reader has gone.
reader, writer = os.pipe()
os.dup2(writer, 1)
os.close(writer)
os.close(reader)

try:
    print("so little that it stays in the buffer")
except BrokenPipeError:
    print("never printed: nothing is written until the program ends", file=sys.stderr)
print("the last line of the program", file=sys.stderr)
