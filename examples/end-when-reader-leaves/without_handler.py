# https://tuberia-rota.example/examples/end-when-reader-leaves/without_handler.py | SPDX-License-Identifier: 0BSD
import itertools
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import observe  # noqa: F401  (never hang)
from piped_to_head import piped_to_head

if sys.argv[1:] == ["print"]:
    for n in itertools.count(1):
        print("line", n)

sys.exit(piped_to_head(__file__, "print"))
