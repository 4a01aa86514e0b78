# https://tuberia-rota.example/examples/serve-unix-socket/without_handler.py | SPDX-License-Identifier: 0BSD
import os
import socket
import sys
import tempfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)

with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
    path = os.path.join(folder, "control")
    server.bind(path)
    server.listen()
    impatient = socket.socket(socket.AF_UNIX)
    impatient.connect(path)
    client, _ = server.accept()
    impatient.close()
    client.sendall(b"the answer\n")
