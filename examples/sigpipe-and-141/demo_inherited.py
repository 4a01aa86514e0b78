# https://tuberia-rota.example/examples/sigpipe-and-141/demo_inherited.py | SPDX-License-Identifier: 0BSD
import signal
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import say

say(f"this program ignores SIGPIPE: {signal.getsignal(signal.SIGPIPE) is signal.SIG_IGN}")
script = 'yes | head -n 1 >/dev/null; echo "${PIPESTATUS[0]}"'
for restore in (True, False):
    result = subprocess.run(["bash", "-c", script], capture_output=True, text=True, restore_signals=restore)
    say(f"restore_signals={restore}: status of yes {result.stdout.strip()}, it said {result.stderr.strip()!r}")

# What many answers advise: the program dies of the signal, as one in C does.
code = "import signal; signal.signal(signal.SIGPIPE, signal.SIG_DFL)\nwhile True: print('one line')"
script = '"$@" | head -n 1 >/dev/null; echo "${PIPESTATUS[0]}"'
result = subprocess.run(["bash", "-c", script, "bash", sys.executable, "-c", code], capture_output=True, text=True)
say(f"python3 with SIG_DFL: status {result.stdout.strip()}, it said {result.stderr.strip()!r}")
