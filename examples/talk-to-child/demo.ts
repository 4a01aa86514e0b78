// https://tuberia-rota.example/examples/talk-to-child/demo.ts | SPDX-License-Identifier: 0BSD
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { report, say } from '../observe.ts';
import { openChannel } from './talk-to-child.ts';

// #region use
const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)));
const channel = openChannel(child);
say(`received: ${String(await channel.ask('how are you?'))}`);
// #endregion

const exited = once(child, 'exit');
await channel.ask('leave').catch((error: unknown) => report('rejection', error));
const [exitCode] = (await exited) as [number];
say(`the child has ended: exit code ${exitCode}`);

say(`a message to it was handed over: ${await channel.send('one more')}`);
await channel.ask('are you there?').catch((error: unknown) => report('rejection', error));
channel.close();
say('this process lives on');
