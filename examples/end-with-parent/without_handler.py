# https://tuberia-rota.example/examples/end-with-parent/without_handler.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)
from client import ask_once_and_go

if sys.argv[1:] == ["serve"]:
    for line in sys.stdin:
        print("answer to", line.rstrip(), flush=True)
else:
    sys.exit(ask_once_and_go(__file__, "serve", "one more"))
