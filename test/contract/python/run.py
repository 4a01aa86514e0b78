"""Runs the contract of Python modules, or lists what there is: one JSON object a line.

    python3 -B run.py --list            every module with its checks, and why clauses do not apply to it
    python3 -B run.py <module> ...      each check of these modules, with `error` if it failed
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import sys
import traceback
import unittest
from pathlib import Path
from types import FrameType, ModuleType

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[2] / "examples"
CLAUSES = ("settles", "blame", "repeats", "leaves_nothing", "realms", "limits", "keeps_going", "tls")
AT_MOST = 30
"""Seconds for one check: a limit on what hangs, not on what is slow."""


def load(file: Path) -> ModuleType:
    """A contract, which has the name of the module that it imports."""
    sys.path[:0] = [str(EXAMPLES / file.stem.replace("_", "-"))]
    spec = importlib.util.spec_from_file_location(f"contract_{file.stem}", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Classes are looked up here by multiprocessing and dataclasses.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def checks_of(contract: ModuleType) -> list[tuple[str, str, str]]:
    """Clause, name and method of each check."""
    found = []
    for method in unittest.TestLoader().getTestCaseNames(contract.Contract):
        clause = next(clause for clause in CLAUSES if method.startswith(f"test_{clause}_"))
        found.append((clause, method[len(f"test_{clause}_") :].replace("_", " "), method))
    return found


def hangs(_signal: int, _frame: FrameType | None) -> None:
    raise AssertionError(f"did not end within {AT_MOST} s")


def run(contract: ModuleType, method: str) -> str | None:
    """The failure of one check."""
    result = unittest.TestResult()
    signal.alarm(AT_MOST)
    try:
        contract.Contract(method).run(result)
    finally:
        signal.alarm(0)
    problems = result.failures + result.errors
    return problems[0][1] if problems else None


def main(names: list[str]) -> None:
    sys.path[:0] = [str(EXAMPLES / "survive-tls-peers"), str(EXAMPLES / "break-on-purpose")]
    signal.signal(signal.SIGALRM, hangs)
    for file in sorted(HERE.glob("*/*.py")):
        if names != ["--list"] and file.stem not in names:
            continue
        contract = load(file)
        checks = checks_of(contract)
        if names == ["--list"]:
            listed = [{"clause": clause, "name": name} for clause, name, _ in checks]
            line = {"module": file.stem, "checks": listed, "doesNotApply": contract.DOES_NOT_APPLY}
            print(json.dumps(line), flush=True)
            continue
        for clause, name, method in checks:
            error = run(contract, method)
            line = {"module": file.stem, "clause": clause, "name": name, "error": error}
            os.write(OUTPUT, f"{json.dumps(line)}\n".encode())


if __name__ == "__main__":
    OUTPUT = os.dup(1)
    try:
        main(sys.argv[1:])
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    # Threads that a check has left must not keep the process: the check has failed already.
    os._exit(0)
