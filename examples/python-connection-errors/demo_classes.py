# https://tuberia-rota.example/examples/python-connection-errors/demo_classes.py | SPDX-License-Identifier: 0BSD
import errno
import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

say("which class Python gives an OSError with each code:")
for code in (
    "EPIPE ESHUTDOWN ECONNRESET ECONNABORTED ECONNREFUSED "
    "ETIMEDOUT EBADF ENOTCONN EHOSTUNREACH ENETUNREACH"
).split():
    number = getattr(errno, code)
    kind = type(OSError(number, os.strerror(number)))
    say(f"{code}: {kind.__name__}{', a ConnectionError' if issubclass(kind, ConnectionError) else ''}")

say("the line of each class:")
for kind in ConnectionError.__subclasses__():
    if kind.__module__ == "builtins":
        say(" < ".join(ancestor.__name__ for ancestor in kind.__mro__[:-2]))
