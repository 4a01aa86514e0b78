# https://tuberia-rota.example/examples/write-to-child-stdin/without_handler.py | SPDX-License-Identifier: 0BSD
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)

child = subprocess.Popen(["true"], stdin=subprocess.PIPE, bufsize=0)
child.wait()
child.stdin.write(b"one line of the input\n" * 100_000)
