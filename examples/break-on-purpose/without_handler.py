# https://tuberia-rota.example/examples/break-on-purpose/without_handler.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)
from break_on_purpose import next_write_fails

next_write_fails().sendall(b"hello")
