# https://tuberia-rota.example/examples/shut-down-gracefully/shut_down_gracefully.py | SPDX-License-Identifier: 0BSD
"""Shut an HTTP server down without cutting off the answers under way. Standard library only."""

from __future__ import annotations

import threading
from http.server import ThreadingHTTPServer


class DrainingHTTPServer(ThreadingHTTPServer):
    """A server that knows its answers under way; call `serve_forever` in a thread of its own."""

    # With the default, True, they are cut off when the main thread ends, and closing waits for none of them.
    daemon_threads = False


def shut_down_gracefully(server: DrainingHTTPServer, deadline: float) -> bool:
    """Stops accepting, refuses new connections, and waits for the answers under way.

    Returns whether all were finished within `deadline` seconds.
    """
    server.shutdown()
    closing = threading.Thread(target=server.server_close, daemon=True)
    closing.start()
    closing.join(deadline)
    return not closing.is_alive()
