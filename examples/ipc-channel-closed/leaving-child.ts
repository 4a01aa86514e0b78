// https://tuberia-rota.example/examples/ipc-channel-closed/leaving-child.ts | SPDX-License-Identifier: 0BSD
/** Says that it is there, closes the channel, tells so by closing the FIFO that the parent reads, and ends. */
import { closeSync, openSync } from 'node:fs';

process.once('disconnect', () => closeSync(openSync(process.argv[2] ?? '', 'w')));
process.send?.('ready', undefined, undefined, () => process.disconnect?.());
