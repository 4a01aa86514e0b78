# https://tuberia-rota.example/examples/write-to-child-stdin/demo.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say
from write_to_child_stdin import run_with_input

# Far more than any pipe holds: the child ends while most of it is still waiting.
data = b"one line of the input\n" * 100_000

for command in (["head", "-n", "1"], ["true"], ["false"], ["wc", "-l"]):
    result = run_with_input(command, data)
    say(f"{' '.join(command)}: exit code {result.exit_code}, printed {result.stdout.decode().strip()!r}")
    if result.input_error is None:
        say("no error: the whole input was taken")
    else:
        report("throw", result.input_error)
