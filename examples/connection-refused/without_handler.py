# https://tuberia-rota.example/examples/connection-refused/without_handler.py | SPDX-License-Identifier: 0BSD
import socket
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)

with socket.socket() as reserved:
    reserved.bind(("127.0.0.1", 0))
    socket.create_connection(reserved.getsockname())
