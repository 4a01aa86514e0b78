# https://tuberia-rota.example/examples/pipes-and-sockets/demo_child_channels.py | SPDX-License-Identifier: 0BSD
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

# What the operating system says that the child's first three descriptors are (Linux).
script = "for fd in 0 1 2; do readlink /proc/self/fd/$fd; done"
pipe = subprocess.PIPE
child = subprocess.run(["sh", "-c", script], input="", stdout=pipe, stderr=pipe, text=True)

for name, kind in zip(("stdin", "stdout", "stderr"), child.stdout.split()):
    say(f"the child's {name}: {kind.split(':')[0]}")

# Opening the input by its name works with a pipe, and not with a socket.
cat = subprocess.run(["cat", "/dev/stdin"], input="Hello, world!", stdout=pipe, stderr=pipe, text=True)
say(f"cat /dev/stdin: {cat.stdout}{cat.stderr.strip()}")
