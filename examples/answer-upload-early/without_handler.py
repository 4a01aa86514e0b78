# https://tuberia-rota.example/examples/answer-upload-early/without_handler.py | SPDX-License-Identifier: 0BSD
import sys
from http.client import HTTPConnection
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)
from early_server import start

connection = HTTPConnection("127.0.0.1", start(lingering=False))
connection.request("POST", "/", bytes(16_000_000))
print(connection.getresponse().status)
