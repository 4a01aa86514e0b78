# https://tuberia-rota.example/examples/stdout-without-reader/without_handler.py | SPDX-License-Identifier: 0BSD
import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)

# Gives this very program a standard output whose reader has left, as in: program | true
reader, writer = os.pipe()
os.close(reader)
os.dup2(writer, 1)

print("one line", flush=True)
