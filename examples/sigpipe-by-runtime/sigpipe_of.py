# https://tuberia-rota.example/examples/sigpipe-by-runtime/sigpipe_of.py | SPDX-License-Identifier: 0BSD
"""What SIGPIPE does, read from the masks of /proc/<pid>/status: bit n-1 stands for signal n."""

import re

SIGPIPE = 13


def sigpipe_of(status: str) -> str:
    for mask, what in (("SigIgn", "ignored"), ("SigCgt", "caught"), ("SigBlk", "blocked")):
        bits = re.search(rf"^{mask}:\s*([0-9a-f]+)", status, re.MULTILINE)
        if int(bits.group(1), 16) >> (SIGPIPE - 1) & 1:
            return what
    return "default: it kills"


def own_sigpipe() -> str:
    with open("/proc/self/status", encoding="ascii") as file:
        return sigpipe_of(file.read())
