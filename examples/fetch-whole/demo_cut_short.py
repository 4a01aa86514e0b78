# https://tuberia-rota.example/examples/fetch-whole/demo_cut_short.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path
from urllib.request import urlopen

sys.path.append(str(Path(__file__).parents[1]))
from dying_server import DyingServer
from observe import report, say

for answer in (
    "close",
    "reset",
    "close in headers",
    "close in body",
    "close in chunks",
    "close without length",
):
    say(f"-- {answer}")
    try:
        with urlopen(DyingServer(answer).url) as response:
            say(f"no error: {response.read()!r}")
    except Exception as error:
        report("throw", error)
