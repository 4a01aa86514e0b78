// https://tuberia-rota.example/examples/sigpipe-by-runtime/demo-signal.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { say } from '../observe.ts';
import { ownSigpipe } from './sigpipe-of.ts';

// The signal itself, sent by hand, does nothing to a process that ignores it.
process.kill(process.pid, 'SIGPIPE');
say(`alive after SIGPIPE: ${ownSigpipe()}`);

// A listener for a signal does not keep a process alive.
const wait = setTimeout(() => {}, 1000);
const heard = once(process, 'SIGPIPE');
say(`with a listener: ${ownSigpipe()}`);
process.kill(process.pid, 'SIGPIPE');
await heard;
clearTimeout(wait);
say(`once the listener is gone: ${ownSigpipe()}`);
