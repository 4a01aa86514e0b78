# https://tuberia-rota.example/examples/python-subprocess/demo.py | SPDX-License-Identifier: 0BSD
import subprocess
import sys
from itertools import count
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from python_subprocess import feed

say("head, with an input that never ends:")
# #region use
child = subprocess.Popen(["head", "-n", "1"], stdin=subprocess.PIPE)
assert child.stdin is not None
fed = feed(child.stdin, (f"line {n}\n".encode() for n in count()))
exit_code = child.wait()
# #endregion
if fed.stopped_reading is not None:
    report("return value", fed.stopped_reading)
say(f"exit code {exit_code}")

say("a child that had ended before a short input came:")
child = subprocess.Popen(["true"], stdin=subprocess.PIPE)
assert child.stdin is not None
child.wait()
fed = feed(child.stdin, [b"one line of the input\n"])
say(f"{fed.taken} bytes were taken")
if fed.stopped_reading is not None:
    report("return value", fed.stopped_reading)
