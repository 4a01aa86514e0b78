/**
 * State of the packages that recipes name instead of a module, as npm, PyPI and the packages themselves say. Who looks
 * again renews all of it, and the month.
 */

/** Month in which all of them were looked up. */
export const LOOKED_UP = '2026-11';

/** State of one package. */
export interface PackageState {
  readonly version: string;
  /** Month of that version. */
  readonly released: string;
  /** True when the registry knows only that it was then at the latest. */
  readonly orEarlier?: true;
  /** Repository on GitHub. */
  readonly from: string;
  readonly licence: string;
  /** Number of packages that it needs itself, without the optional ones. */
  readonly dependencies: number;
  /** Oldest runtime that it runs on. */
  readonly needs?: string;
}

const NODE_22 = 'Node.js 22';
const PYTHON_310 = 'Python 3.10';

const state = (
  version: string,
  released: string,
  from: string,
  licence: string,
  dependencies: number,
  needs?: string,
): PackageState => ({
  version,
  released,
  from,
  licence,
  dependencies,
  ...(needs === undefined ? {} : { needs }),
});

export const PACKAGES: Readonly<Record<string, PackageState>> = {
  // npm
  amqplib: state('2.3.1', '2026-11', 'amqp-node/amqplib', 'MIT', 0, 'Node.js 18'),
  'close-with-grace': state('2.5.0', '2026-03', 'mcollina/close-with-grace', 'MIT', 0),
  cockatiel: state('4.0.0', '2026-08', 'connor4312/cockatiel', 'MIT', 0, NODE_22),
  execa: state('10.2.1', '2026-10', 'sindresorhus/execa', 'MIT', 12, NODE_22),
  got: state('16.1.0', '2026-10', 'sindresorhus/got', 'MIT', 10, NODE_22),
  'http-proxy-3': state('2.0.1', '2026-08', 'sagemathinc/http-proxy-3', 'MIT', 2, NODE_22),
  'http-terminator': {
    ...state('3.2.0', '2024-12', 'gajus/http-terminator', 'BSD-3-Clause', 4, 'Node.js 14'),
    orEarlier: true,
  },
  '@modelcontextprotocol/sdk': state(
    '1.32.2',
    '2026-10',
    'modelcontextprotocol/typescript-sdk',
    'MIT',
    17,
    'Node.js 18',
  ),
  mqtt: state('5.16.0', '2026-09', 'mqttjs/MQTT.js', 'MIT', 15, 'Node.js 16'),
  'p-retry': state('9.0.0', '2026-11', 'sindresorhus/p-retry', 'MIT', 1, NODE_22),
  partysocket: state('1.3.0', '2026-06', 'cloudflare/partykit', 'MIT', 1),
  pino: state('10.4.0', '2026-10', 'pinojs/pino', 'MIT', 11),
  piscina: state('5.3.2', '2026-08', 'piscinajs/piscina', 'MIT', 0, 'Node.js 20'),
  postgres: state('3.4.9', '2026-04', 'porsager/postgres', 'Unlicense', 0, 'Node.js 12'),
  send: state('1.2.1', '2025-12', 'pillarjs/send', 'MIT', 11, 'Node.js 18'),
  'socket.io': state('4.8.4', '2026-09', 'socketio/socket.io', 'MIT', 6),
  stoppable: { ...state('1.1.0', '2024-12', 'hunterloftis/stoppable', 'MIT', 0), orEarlier: true },
  'toxiproxy-node-client': state('4.1.0', '2026-05', 'ihsw/toxiproxy-node-client', 'ISC', 0, 'Node.js 18'),
  undici: state('8.13.1', '2026-11', 'nodejs/undici', 'MIT', 0, 'Node.js 22.19'),
  'vscode-languageserver': state('11.0.0', '2026-10', 'microsoft/vscode-languageserver-node', 'MIT', 1),
  'vscode-jsonrpc': state('10.0.0', '2026-10', 'microsoft/vscode-languageserver-node', 'MIT', 0),
  // PyPI
  anyio: state('4.16.0', '2026-11', 'agronholm/anyio', 'MIT', 3),
  click: state('8.5.1', '2026-11', 'pallets/click', 'BSD-3-Clause', 0, PYTHON_310),
  gunicorn: state('27.0.1', '2026-11', 'benoitc/gunicorn', 'MIT', 0, PYTHON_310),
  pebble: state('5.2.3', '2026-10', 'noxdafox/pebble', 'LGPL-3.0-or-later', 0),
  pexpect: state('4.9.0', '2023-11', 'pexpect/pexpect', 'ISC', 1),
  tenacity: state('9.2.1', '2026-10', 'jd/tenacity', 'Apache-2.0', 0, PYTHON_310),
  urllib3: state('2.8.0', '2026-09', 'urllib3/urllib3', 'MIT', 0, PYTHON_310),
  uvicorn: state('0.54.0', '2026-09', 'Kludex/uvicorn', 'BSD-3-Clause', 3, PYTHON_310),
};
