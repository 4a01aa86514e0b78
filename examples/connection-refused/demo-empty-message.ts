// https://tuberia-rota.example/examples/connection-refused/demo-empty-message.ts | SPDX-License-Identifier: 0BSD
import { connect, type LookupFunction } from 'node:net';
import '../observe.ts';

/** Answers as for a name with two addresses, which `localhost` is on most systems. */
const twoAddresses = ((_name, _options, answer) => {
  answer(null, [
    { address: '127.0.0.1', family: 4 },
    { address: '127.0.0.2', family: 4 },
  ]);
}) satisfies LookupFunction;

// Nobody listens on port 1, nor for the error.
connect({ port: 1, host: 'two.example', lookup: twoAddresses });
