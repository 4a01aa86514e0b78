// https://tuberia-rota.example/examples/ipc-channel-closed/child.ts | SPDX-License-Identifier: 0BSD
/** Says that it is there, then waits for messages until the channel closes. */
process.on('message', () => {});
process.send?.('ready');
