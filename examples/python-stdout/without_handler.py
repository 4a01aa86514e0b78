# https://tuberia-rota.example/examples/python-stdout/without_handler.py | SPDX-License-Identifier: 0BSD
import os
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)

# As the shell does for `python3 program.py | head -n 1`.
head = subprocess.Popen(["head", "-n", "1"], stdin=subprocess.PIPE)
assert head.stdin is not None
os.dup2(head.stdin.fileno(), 1)
head.stdin.close()

print("line 0", flush=True)
head.wait()  # it has read its line and left
for n in range(1, 20_000):
    print("line", n)
