// https://tuberia-rota.example/examples/diagnose-paste/demo-in-cli.ts | SPDX-License-Identifier: 0BSD
import { spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { commandFor, say } from '../observe.ts';
import { diagnose } from './diagnose-paste.ts';

if (process.argv[2] === '-') {
  // #region use
  const site = 'https://tuberia-rota.example/en';
  // Of a long log, its end: what broke last.
  const log = (await text(process.stdin)).slice(-1_000_000);
  const { causes, question } = diagnose(log);
  for (const { certainty, id, page } of causes) say(`${certainty}: ${id}, ${site}${page}`);
  for (const { id, page } of question?.answers ?? []) say(`  if it was ${id}: ${site}${page}`);
  // As grep does when it finds nothing.
  if (causes.length === 0) process.exitCode = 1;
  // #endregion
} else {
  const quoted = (file: string, ...more: string[]): string => {
    const [program, args] = commandFor(fileURLToPath(new URL(file, import.meta.url)));
    return [program, ...args, ...more].map((word) => `'${word}'`).join(' ');
  };
  say('$ app 2>&1 | why');
  const app = quoted('../write-after-end/without-handler.ts');
  // The errors of the program are its own, not those of this demo.
  const script = `unset RECORD_TO; ${app} 2>&1 | ${quoted(import.meta.url, '-')}`;
  const { status } = spawnSync('sh', ['-c', script], { stdio: ['ignore', 'inherit', 'inherit'] });
  say(`exit status of why: ${status}`);
}
