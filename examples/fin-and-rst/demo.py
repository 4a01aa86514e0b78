# https://tuberia-rota.example/examples/fin-and-rst/demo.py | SPDX-License-Identifier: 0BSD
import socket
import struct
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
from observe import report, say

# The states that occur here, by their number in /proc/net/tcp (Linux, include/net/tcp_states.h).
STATES = {"01": "ESTABLISHED", "04": "FIN_WAIT1", "05": "FIN_WAIT2", "08": "CLOSE_WAIT"}


def state_of(local_port: int, remote_port: int) -> str:
    """The kernel's state of the end with this local port, and whether a program still holds it."""
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        local, remote, state, inode = fields[1], fields[2], fields[3], fields[9]
        if local.endswith(f":{local_port:04X}") and remote.endswith(f":{remote_port:04X}"):
            return STATES.get(state, state) + (", no program behind it" if inode == "0" else "")
    return "gone"


with socket.create_server(("127.0.0.1", 0)) as server:
    port = server.getsockname()[1]
    for how in ("finished sending", "closed", "reset the connection"):
        ours = socket.create_connection(("127.0.0.1", port))
        peer, _ = server.accept()
        our_port = ours.getsockname()[1]

        def tell(event: str) -> None:
            # The other kernel may take its time to acknowledge a FIN; that is no news.
            while state_of(port, our_port).startswith("FIN_WAIT1"):
                time.sleep(0)
            say(event)
            say(f"  ours: {state_of(our_port, port)}")
            say(f"  peer: {state_of(port, our_port)}")

        tell(f"--- the peer has {how}; before that:")
        if how == "finished sending":
            peer.shutdown(socket.SHUT_WR)
            ours.recv(1)
            tell("we have read its FIN")
            ours.sendall(b"x")
            peer.recv(1)
            tell("first write: accepted, and read by the peer")
        elif how == "closed":
            peer.close()
            ours.recv(1)
            tell("we have read its FIN")
            ours.sendall(b"x")
            tell("first write: accepted")
            try:
                ours.sendall(b"x")
            except OSError as error:
                report("throw", error)
        else:
            # Closing with a linger time of zero sends a RST instead of a FIN.
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            peer.close()
            try:
                ours.recv(1)
            except OSError as error:
                report("throw", error)
            tell("we have met its RST")
        ours.close()
        peer.close()
