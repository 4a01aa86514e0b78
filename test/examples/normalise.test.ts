import { expect, test } from 'vitest';
import { normalise } from '../../src/examples/normalise.ts';

const folder = '/home/someone/site/examples/catch-epipe';

test.each([
  ['connect ECONNREFUSED 127.0.0.1:43210', 'connect ECONNREFUSED 127.0.0.1:<port>'],
  ["port: 43210, address: '127.0.0.1'", "port: <port>, address: '127.0.0.1'"],
  [`at demo (file://${folder}/demo.ts:5:8)`, 'at demo (demo.ts:5:8)'],
  [`at x (/home/someone/site/examples/observe.ts:5:8)`, 'at x (../observe.ts:5:8)'],
  ['File "/usr/lib/python3.11/socket.py", line 1', 'File "<python>/socket.py", line 1'],
  ['child pid 4711 ended', 'child pid <pid> ended'],
  ["{ pid: 4711, 'pid': 12 }", "{ pid: <pid>, 'pid': <pid> }"],
  ['bound to /tmp/socket-aB3.x9/here', 'bound to <tmp>/here'],
  ['remotePort: 43210', 'remotePort: <port>'],
  [
    'Error: x\n    at a (demo.ts:1:1)\n    at b (/x/node_modules/tsx/dist/c.mjs:1:1)\n    at c (file:///d.ts?namespace=1:2)\n    at e',
    'Error: x\n    at a (demo.ts:1:1)\n    at e',
  ],
  ['(node:4711) Warning: x', '(node:<pid>) Warning: x'],
  ['\u001b[31mred\u001b[0m', 'red'],
])('%s', (printed, kept) => {
  expect(normalise(printed, folder)).toBe(kept);
});

test('facts stay: errno, exit codes, line numbers, versions', () => {
  const facts = "errno: -32,\n  code: 'EPIPE' at node:net:958:11 Node.js v20.20.2 [Errno 32] 13 bytes";
  expect(normalise(facts, folder)).toBe(facts);
});
