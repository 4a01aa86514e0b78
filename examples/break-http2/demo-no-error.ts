// https://tuberia-rota.example/examples/break-http2/demo-no-error.ts | SPDX-License-Identifier: 0BSD
import { constants } from 'node:http2';
import { say } from '../observe.ts';
import { closed, openConnection } from './peer.ts';

for (const code of ['NGHTTP2_NO_ERROR', 'NGHTTP2_CANCEL'] as const) {
  say(`the server closes the stream with ${code}`);
  const { open, close } = await openConnection((stream) => {
    stream.respond();
    stream.close(constants[code]);
  });
  const stream = open();
  await closed(stream);
  say(`closed: rstCode ${String(stream.rstCode)}, no error`);
  close();
}
