// https://tuberia-rota.example/examples/connection-refused/demo.ts | SPDX-License-Identifier: 0BSD
import { connect, type LookupFunction, type Socket } from 'node:net';
import { report, say } from '../observe.ts';
import { refusedPort } from './refused-port.ts';

const { port, close } = await refusedPort();

/** Answers as for a name with two addresses, which `localhost` is on most systems. Both IPv4, as IPv6 may be missing. */
const twoAddresses = ((_name, _options, answer) => {
  answer(null, [
    { address: '127.0.0.1', family: 4 },
    { address: '127.0.0.2', family: 4 },
  ]);
}) satisfies LookupFunction;

async function errorOf(socket: Socket): Promise<void> {
  socket.once('error', (error) => {
    report('event', error);
    if (!(error instanceof AggregateError)) return;
    say('the errors that it gathers:');
    for (const { code, address } of error.errors as (NodeJS.ErrnoException & { address?: string })[]) {
      say(`${code} at ${address}`);
    }
  });
  await new Promise((resolve) => socket.once('close', resolve));
}

say('connect to an address');
await errorOf(connect(port, '127.0.0.1'));

say('connect to a name with two addresses');
await errorOf(connect({ port, host: 'two.example', lookup: twoAddresses }));

say('fetch from an address');
try {
  await fetch(`http://127.0.0.1:${port}/`);
} catch (error) {
  report('rejection', error);
  const { cause } = error as Error;
  if (cause !== undefined) {
    say('its cause:');
    report('rejection', cause);
  }
}
close();
