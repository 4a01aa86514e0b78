// https://tuberia-rota.example/examples/child-input-questions/demo-spawn-sync.ts | SPDX-License-Identifier: 0BSD
import { execFileSync, spawnSync } from 'node:child_process';
import { report, say } from '../observe.ts';

const small = 'one line of the input\n';
// Far more than any pipe holds: the child ends while most of it is still waiting.
const large = small.repeat(100_000);

const cases = [
  ['large input, a child that ends at once', large, 'exit 0'],
  ['large input, a child that ends at once and failing', large, 'exit 3'],
  ['large input, a child that reads one line', large, 'head -n 1'],
  ['small input, a child that lives a moment and never reads', small, 'sleep 0.1'],
] as const;

for (const [what, input, script] of cases) {
  const { error, status, stdout } = spawnSync('sh', ['-c', script], { input, encoding: 'utf8' });
  // Whatever the types say: a runtime may leave the fields out.
  const output = stdout as string | undefined;
  say(`spawnSync, ${what}: status ${status}, printed ${JSON.stringify(output?.trim())}`);
  if (error === undefined) say('no error');
  else report('return value', error);

  try {
    const printed = execFileSync('sh', ['-c', script], { input, encoding: 'utf8' });
    say(`execFileSync: no error, printed ${JSON.stringify(printed.trim())}`);
  } catch (thrown) {
    report('throw', thrown);
  }
}
