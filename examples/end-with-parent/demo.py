# https://tuberia-rota.example/examples/end-with-parent/demo.py | SPDX-License-Identifier: 0BSD
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from client import ask_once_and_go
from end_with_parent import serve_lines
from observe import say

if sys.argv[1:] == ["serve"]:
    # #region use
    how = serve_lines(lambda line: f"answer to {line}")
    print(f"the client has gone, {how}: the server saves its work", file=sys.stderr)
    # #endregion
else:
    say(f"the server ended with exit code {ask_once_and_go(__file__, 'serve')}")
    say(f"the server ended with exit code {ask_once_and_go(__file__, 'serve', 'one more')}")
