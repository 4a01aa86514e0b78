// https://tuberia-rota.example/examples/shut-down-gracefully/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import '../observe.ts';
import { startSlow } from './slow-server.ts';

const { server, arrived } = await startSlow();
const { port } = server.address() as AddressInfo;
const sent = request({ host: '127.0.0.1', port, path: '/slow' }).end();
await arrived(1);

// What process.exit() in a handler of SIGTERM does to every client at once.
server.close();
server.closeAllConnections();
await once(sent, 'close');
