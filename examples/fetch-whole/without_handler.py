# https://tuberia-rota.example/examples/fetch-whole/without_handler.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path
from urllib.request import urlopen

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)
from dying_server import DyingServer

server = DyingServer("close")
with urlopen(f"{server.url}/menu") as response:
    print(response.status)
