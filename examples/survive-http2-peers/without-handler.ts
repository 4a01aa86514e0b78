// https://tuberia-rota.example/examples/survive-http2-peers/without-handler.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, constants, createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import '../observe.ts';

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
session.request({ ':path': '/' });

const [stream] = (await once(server, 'stream')) as [ServerHttp2Stream];
stream.session?.goaway(constants.NGHTTP2_ENHANCE_YOUR_CALM);
