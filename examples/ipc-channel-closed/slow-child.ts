// https://tuberia-rota.example/examples/ipc-channel-closed/slow-child.ts | SPDX-License-Identifier: 0BSD
/** Listens for messages only when its input has ended, and then says how many it gets. */
let received = 0;
process.stdin
  .once('end', () => {
    process.on('message', (message) => {
      if (message === 'last') {
        process.stdout.write(`the child received ${received} of 3 early messages\n`);
        process.disconnect?.();
      } else received += 1;
    });
    process.send?.('listening');
  })
  .resume();
process.send?.('started');
