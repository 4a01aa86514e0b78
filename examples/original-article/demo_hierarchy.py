# https://tuberia-rota.example/examples/original-article/demo_hierarchy.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

say(" < ".join(kind.__name__ for kind in BrokenPipeError.__mro__))
for kind in (ConnectionResetError, ConnectionAbortedError, ConnectionRefusedError, TimeoutError):
    say(
        f"{kind.__name__}: a ConnectionError: {issubclass(kind, ConnectionError)}, "
        f"a BrokenPipeError: {issubclass(kind, BrokenPipeError)}"
    )
