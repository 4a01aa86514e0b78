# https://tuberia-rota.example/examples/python-stdout/demo_exit_codes_module.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from no_reader import endings_without_reader
from observe import say


def using_run_cli(main: str) -> list[str]:
    """A program whose main is given to run_cli."""
    return ["-c", f"import sys\nfrom python_stdout import run_cli\ndef main():\n  {main}\nsys.exit(run_cli(main))"]


endings = endings_without_reader(
    {
        "one line": using_run_cli("print('line 0')"),
        "one line, then sys.exit(3)": using_run_cli("print('line 0'); sys.exit(3)"),
        "one line, then a mistake": using_run_cli("print('line 0'); 1 / 0"),
    }
)
for ending in endings:
    say(ending)
