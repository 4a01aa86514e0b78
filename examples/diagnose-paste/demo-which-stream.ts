// https://tuberia-rota.example/examples/diagnose-paste/demo-which-stream.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { say } from '../observe.ts';
import { diagnose } from './diagnose-paste.ts';

// A child that reads nothing, and leaves when it is told to on descriptor 3: by then the write is under way.
const child = spawn('sh', ['-c', 'read go <&3'], { stdio: ['pipe', 'ignore', 'ignore', 'pipe'] });
const [stdin, , , go] = child.stdio;
if (stdin === null || !(go instanceof Writable)) throw new Error('both are pipes, as asked for above');
const failed = once(stdin, 'error') as Promise<[Error]>;
stdin.write('x'.repeat(1_000_000));
go.end('go\n');
const printed = inspect((await failed)[0]);

for (const log of [printed, `[14:02:07] converting with ffmpeg\n${printed}`]) {
  say(`${log}\n`);
  // #region use
  const { causes, question } = diagnose(log);
  for (const { certainty, id, page } of causes) say(`${certainty}: ${id}, see ${page}`);
  if (question) say(`which was it? ${question.answers.map(({ id }) => id).join(', ')}`);
  // #endregion
  say('');
}
