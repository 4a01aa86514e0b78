// https://tuberia-rota.example/examples/break-http2/demo.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { connect, constants } from 'node:http2';
import { createServer, type AddressInfo } from 'node:net';
import { report, say } from '../observe.ts';
import { closed, openConnection } from './peer.ts';

say('a request on a session that is closed');
{
  const { session, open, close } = await openConnection((stream) => stream.respond());
  await once(session, 'connect');
  session.close();
  await closed(session);
  // #region invalid-session
  try {
    await closed(open());
  } catch (error) {
    report('throw', error);
  }
  // #endregion
  close();
}

say('the server breaks off a stream');
{
  const { open, close } = await openConnection((stream) => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
  const stream = open();
  await closed(stream);
  say('and we write to it');
  await new Promise<void>((resolve) => {
    stream.write('Are you there?', (error) => {
      report('callback', error);
      resolve();
    });
  });
  close();
}

say('the server sends GOAWAY with an error code');
{
  const { session, open, close } = await openConnection((stream) => {
    stream.session?.goaway(constants.NGHTTP2_ENHANCE_YOUR_CALM);
  });
  open();
  await closed(session);
  close();
}

say('the server closes its session gracefully, and we make another request');
{
  const { session, open, close } = await openConnection((stream) => {
    stream.respond();
    stream.session?.close();
  });
  open();
  await once(session, 'goaway');
  try {
    await closed(open());
  } catch (error) {
    report('throw', error);
  }
  close();
}

say('a request on a session that never connects');
{
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const session = connect(`http://127.0.0.1:${port}`);
  session.on('error', (error) => {
    say('the session:');
    report('event', error);
  });
  const stream = session.request({ ':path': '/' });
  stream.on('error', (error) => {
    say('the stream:');
    report('event', error);
  });
  await Promise.all([closed(stream), closed(session)]);
}
