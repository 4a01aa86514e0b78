# https://tuberia-rota.example/examples/response-cut-short/demo.py | SPDX-License-Identifier: 0BSD
import errno
import sys
from http.client import HTTPConnection, RemoteDisconnected
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
sys.path.append(str(Path(__file__).parents[1] / "fetch-whole"))
from dying_server import DyingServer
from observe import report, say

for answer in ("close", "close in body", "close without length"):
    say(f"-- {answer}")
    connection = HTTPConnection(DyingServer(answer).url.removeprefix("http://"))
    connection.request("GET", "/")
    try:
        say(f"no error: {connection.getresponse().read()!r}")
    except Exception as error:
        report("throw", error)
        if hasattr(error, "partial"):
            say(f"what did arrive: {error.partial!r}")

say("-- the classes")
say("RemoteDisconnected: " + ", ".join(kind.__name__ for kind in RemoteDisconnected.__mro__[1:5]))
say(f"ECONNABORTED: {type(OSError(errno.ECONNABORTED, '')).__name__}")
say(f"RemoteDisconnected is one: {issubclass(RemoteDisconnected, ConnectionAbortedError)}")
