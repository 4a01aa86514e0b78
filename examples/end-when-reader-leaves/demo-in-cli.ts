// https://tuberia-rota.example/examples/end-when-reader-leaves/demo-in-cli.ts | SPDX-License-Identifier: 0BSD
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTick } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { say } from '../observe.ts';
import { endWhenReaderLeaves } from './end-when-reader-leaves.ts';
import { pipedToHead } from './piped-to-head.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { number: { type: 'boolean', short: 'n' } },
});
const [folder] = positionals;

if (folder !== undefined) {
  // #region use
  const lock = join(folder, 'lock');
  writeFileSync(lock, 'in use');
  endWhenReaderLeaves({ cleanUp: () => rmSync(lock) });

  const lines = readFileSync(join(folder, 'log'), 'utf8').split('\n');
  for (const [index, line] of lines.entries()) {
    process.stdout.write(values.number === true ? `${index + 1}: ${line}\n` : `${line}\n`);
    // A loop that never yields would not hear of its reader.
    await nextTick();
  }
  // #endregion
} else {
  const work = mkdtempSync(join(tmpdir(), 'cli-'));
  // More than the pipe and `head` take in together; a million lines took longer to read than the demo may last.
  writeFileSync(join(work, 'log'), 'something happened\n'.repeat(20_000));
  say('show -n log | head -n 1');
  const status = await pipedToHead(fileURLToPath(import.meta.url), '-n', work);
  say(`exit status of show: ${status}`);
  say(`files left in its folder: ${readdirSync(work).join(', ')}`);
  rmSync(work, { recursive: true });
}
