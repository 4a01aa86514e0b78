// https://tuberia-rota.example/examples/ipc-channel-closed/late-child.ts | SPDX-License-Identifier: 0BSD
/** Sends once more after the parent has closed the channel. */
process.on('message', () => {});
process.once('disconnect', () => {
  process.stdout.write(`connected: ${process.connected}, process.send: ${typeof process.send}\n`);
  process.send?.('one more');
});
process.send?.('ready');
