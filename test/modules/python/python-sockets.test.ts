/** `send_until_gone` and `write_until_gone` with real sockets. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const IMPORTS = `
import asyncio, socket
from pair import abort, connected, wait_for_reset
from python_sockets import send_until_gone, write_until_gone
ours, peer = connected()
`;

/** Runs a Python program. @returns what it prints, or the last line of its traceback */
function python(program: string): string {
  const { stdout, stderr } = spawnSync('python3', ['-B', '-c', IMPORTS + program], {
    cwd: join(process.cwd(), 'examples/python-sockets'),
    encoding: 'utf8',
  });
  return (stdout || stderr.trimEnd().split('\n').at(-1) || '').trimEnd();
}

test('a peer that reads gets everything', () => {
  expect(
    python('s = send_until_gone(ours, [b"a", b"bc"]); ours.close(); print(s.taken, s.gone, peer.recv(9))'),
  ).toBe("3 None b'abc'");
});

test('a peer that has aborted is told, and the socket is closed', () => {
  const aborted = 'abort(peer); wait_for_reset(ours)\n';
  expect(python(`${aborted}s = send_until_gone(ours, [b"a"]); print(repr(s.gone), ours.fileno())`)).toBe(
    "ConnectionResetError(104, 'Connection reset by peer') -1",
  );
  const main = `
async def main():
  _, writer = await asyncio.open_connection(sock=ours)
  abort(peer); wait_for_reset(ours)
  print(repr((await write_until_gone(writer, [b"a"])).gone), writer.is_closing())
asyncio.run(main())`;
  expect(python(main)).toBe("ConnectionResetError(104, 'Connection reset by peer') True");
});

test('other errors pass through', () => {
  expect(python('ours.close(); send_until_gone(ours, [b"a"])')).toBe(
    'OSError: [Errno 9] Bad file descriptor',
  );
  expect(python('ours.settimeout(0.1); send_until_gone(ours, [bytes(50_000_000)])')).toBe(
    'TimeoutError: timed out',
  );
});
