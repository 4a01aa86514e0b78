// https://tuberia-rota.example/examples/diagnose-paste/demo.ts | SPDX-License-Identifier: 0BSD
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { say } from '../observe.ts';
import { triggerBrokenPipe } from '../trigger-broken-pipe/trigger-broken-pipe.ts';
import { diagnose } from './diagnose-paste.ts';

// #region use
/** Says of a text that a program printed what is known of its cause. */
function explain(title: string, printed: string): void {
  const { verdict, causes, question, foreign } = diagnose(printed);
  say(`${title}: ${verdict}`);
  for (const { id, certainty, page, evidence } of causes) {
    const words = evidence.map(({ start, end }) => JSON.stringify(printed.slice(start, end)));
    say(`  ${certainty}: ${id}, because of ${words.join(' and ')}; see ${page}`);
  }
  if (question !== undefined) say(`  which was it? ${question.answers.map(({ id }) => id).join(', ')}`);
  for (const { name } of foreign) say(`  not a broken pipe: ${name}`);
}
// #endregion

const { socket, close } = await triggerBrokenPipe({ failFirstWrite: true });
const failed = new Promise<Error>((resolve) => socket.once('error', resolve));
socket.write('x');
explain('a write to a socket', inspect(await failed));
await close();

// Far more than a pipe holds, for a child that reads nothing.
const { error } = spawnSync('true', { input: 'one line\n'.repeat(100_000) });
explain('input for a child', inspect(error));

// With the signal ignored, the tool meets the error itself; in the words of the C library, whatever the machine speaks.
const env = { ...process.env, LC_ALL: 'C' };
const shell = spawnSync('sh', ['-c', "(trap '' PIPE; seq 100000) | true"], { encoding: 'utf8', env });
explain('a tool of the shell', shell.stderr);

explain('a file that is not there', await readFile('no-such-file', 'utf8').catch(String));
explain('no error at all', 'Listening on http://127.0.0.1:3000');
