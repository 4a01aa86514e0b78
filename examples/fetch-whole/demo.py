# https://tuberia-rota.example/examples/fetch-whole/demo.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path
from urllib.request import Request

sys.path.append(str(Path(__file__).parents[1]))
from dying_server import DyingServer
from fetch_whole import fetch_whole
from observe import report, say

for method, repeatable in (("GET", None), ("POST", None), ("POST", True)):
    # Goes away twice, before the response and within it; then it is well again.
    server = DyingServer("close", "close in body", "whole")
    say(f"{method}{' with a key' if repeatable else ''}")
    try:
        # #region use
        response = fetch_whole(Request(f"{server.url}/order", method=method), pause=0.01, repeatable=repeatable)
        say(f"{response.status} {response.body.decode()}")
        # #endregion
    except Exception as error:
        report("throw", error)
    say(f"the server got {server.seen}")
