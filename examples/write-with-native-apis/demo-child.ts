// https://tuberia-rota.example/examples/write-with-native-apis/demo-child.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { report, say } from '../observe.ts';
import { natives } from './natives.ts';

const { Deno, Bun } = natives;

if (Deno !== undefined) {
  say('the child has ended');
  // #region deno
  const child = new Deno.Command('true', { stdin: 'piped', stdout: 'null' }).spawn();
  await child.status;
  const writer = child.stdin.getWriter();
  try {
    await writer.write(new TextEncoder().encode('Are you there?'));
    say('written, no error');
  } catch (error) {
    report('rejection', error);
  }
  // #endregion
} else if (Bun !== undefined) {
  say('the child has ended');
  // #region bun
  const child = Bun.spawn(['true'], { stdin: 'pipe', stdout: 'ignore', stderr: 'ignore' });
  await child.exited;
  try {
    await child.stdin.write('Are you there?');
    await child.stdin.end();
    say('written, no error');
  } catch (error) {
    report('rejection', error);
  }
  // #endregion
  say('the child has closed its input and lives on');
  const deaf = Bun.spawn(['sh', '-c', 'exec 0<&-; echo closed; exec sleep 0.2'], {
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'ignore',
  });
  await deaf.stdout.getReader().read();
  try {
    await deaf.stdin.write('x'.repeat(200_000));
    say('written, no error');
  } catch (error) {
    report('rejection', error);
  }
} else {
  say('the child has ended');
  const child = spawn('true', { stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin.on('error', (error) => report('event', error));
  await once(child, 'exit');
  child.stdin.write('Are you there?', (error) => {
    if (error == null) say('written, no error');
    else report('callback', error);
  });
}
