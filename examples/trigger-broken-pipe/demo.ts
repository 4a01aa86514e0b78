// https://tuberia-rota.example/examples/trigger-broken-pipe/demo.ts | SPDX-License-Identifier: 0BSD
import { report, say } from '../observe.ts';
import { triggerBrokenPipe } from './trigger-broken-pipe.ts';

for (const failFirstWrite of [false, true]) {
  const { socket, close } = await triggerBrokenPipe({ failFirstWrite });
  say(`failFirstWrite: ${failFirstWrite}`);

  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.once('error', (error) => report('event', error));
  let writes = 0;
  const writeAgain = () => {
    writes += 1;
    const write = writes;
    socket.write('x', (error) => {
      say(`write ${write}: ${error == null ? 'accepted' : 'failed'}`);
      if (error == null) setImmediate(writeAgain);
    });
  };
  writeAgain();

  await closed;
  await close();
}
