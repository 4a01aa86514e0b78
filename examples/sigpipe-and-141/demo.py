# https://tuberia-rota.example/examples/sigpipe-and-141/demo.py | SPDX-License-Identifier: 0BSD
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

with subprocess.Popen(["yes"], stdout=subprocess.PIPE) as yes:
    yes.stdout.readline()
    yes.stdout.close()
say(f"yes, started by this program: return code {yes.returncode}")

for command in (["sh", "-c", "kill -PIPE $$"], ["bash", "-c", "set -o pipefail; yes | head -n 1 >/dev/null"]):
    try:
        subprocess.run(command, check=True)
    except subprocess.CalledProcessError as error:
        report("throw", error)
