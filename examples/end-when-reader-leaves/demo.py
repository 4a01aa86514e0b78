# https://tuberia-rota.example/examples/end-when-reader-leaves/demo.py | SPDX-License-Identifier: 0BSD
import itertools
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from end_when_reader_leaves import ending_when_reader_leaves
from observe import say
from piped_to_head import piped_to_head

if sys.argv[1:] == ["print"]:
    # #region use
    with ending_when_reader_leaves():
        # Without end, as `yes` does: only the reader can tell when it is enough.
        for n in itertools.count(1):
            print("line", n)
    # #endregion

status = piped_to_head(__file__, "print")
say(f"exit status of the program that was piped to head: {status}")
