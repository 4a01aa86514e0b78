# https://tuberia-rota.example/examples/original-article/demo_nothing_listens.py | SPDX-License-Identifier: 0BSD
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

# Bound but not listening: nobody else can take the port, and nothing answers on it.
reserved = socket.socket()
reserved.bind(("127.0.0.1", 0))

ours = socket.socket()
ours.connect(reserved.getsockname())
try:
    ours.sendall(b"Hello, world!")
except BrokenPipeError:
    say("never printed: connect() has raised before the try")
finally:
    ours.close()
