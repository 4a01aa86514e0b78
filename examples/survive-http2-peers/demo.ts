// https://tuberia-rota.example/examples/survive-http2-peers/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, constants, createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';
import { openRelay } from '../survive-tls-peers/relay.ts';
import { requestOnce } from './survive-http2-peers.ts';

const server = createServer();
server.on('sessionError', () => {
  // Only the client is looked at.
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

let release = (): void => undefined;

/** Sends one request to a server that does as it is told, over a wire that can be cut. */
async function exchange(answer: (stream: ServerHttp2Stream) => void, cutAfter?: string): Promise<void> {
  const relay = await openRelay((server.address() as AddressInfo).port);
  server.once('stream', (stream: ServerHttp2Stream) => {
    stream.on('error', () => {
      // As above.
    });
    answer(stream);
  });
  const session = connect(`http://127.0.0.1:${relay.port}`);
  session.on('error', () => {
    // Each request tells its own.
  });
  release = () => {
    session.destroy();
    relay.close();
  };
  const { toClient, toServer } = await relay.wire;
  if (cutAfter !== undefined)
    toServer.on('data', (chunk: Buffer) => {
      if (chunk.includes(cutAfter)) toClient.end();
    });
  // #region use
  const result = await requestOnce(session, { ':path': '/' });
  if (result.outcome === 'answered') {
    say(`answered: ${result.status} ${JSON.stringify(result.body)}`);
  } else {
    say(`gone, safe to repeat: ${result.neverProcessed}`);
    if (result.error !== undefined) report('return value', result.error);
  }
  // #endregion
  if (session.closed || session.destroyed) {
    const again = await requestOnce(session, { ':path': '/' });
    if (again.outcome === 'gone') {
      say(`one more on the same session: gone, safe to repeat: ${again.neverProcessed}`);
      if (again.error !== undefined) report('return value', again.error);
    }
  }
}

/** The same, with nothing left open. */
const ask: typeof exchange = (...args) => exchange(...args).finally(() => release());

say('the server answers');
await ask((stream) => {
  stream.respond({ ':status': 200 });
  stream.end('a message');
});
say('the connection ends in the middle of the body');
await ask((stream) => {
  stream.respond({ ':status': 200 });
  stream.write('half a mess');
}, 'half a mess');
say('the server refuses the stream');
await ask((stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM));
say('the server sends GOAWAY with an error');
await ask((stream) => stream.session?.goaway(constants.NGHTTP2_ENHANCE_YOUR_CALM));
say('the server breaks off with another error, which is no leave');
await ask((stream) => stream.close(constants.NGHTTP2_INTERNAL_ERROR)).catch((error: unknown) => {
  report('rejection', error);
});
server.close();
