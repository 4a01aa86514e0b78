# https://tuberia-rota.example/examples/python-stdout/cli.py | SPDX-License-Identifier: 0BSD
import sys

# #region use
from python_stdout import run_cli


def main() -> int:
    for n in range(20_000):
        print("line", n)
    return 0


sys.exit(run_cli(main))
# #endregion
