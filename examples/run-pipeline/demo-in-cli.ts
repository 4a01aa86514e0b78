// https://tuberia-rota.example/examples/run-pipeline/demo-in-cli.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commandFor, say } from '../observe.ts';
import { runPipeline } from './run-pipeline.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { top: { type: 'string', default: '3' } },
});

if (positionals.length > 0) {
  // #region use
  const { stdout, commands } = await runPipeline(
    [
      ['cat', '--', ...positionals],
      ['head', '-n', values.top],
    ],
    { signal: AbortSignal.timeout(5000) },
  );
  process.stdout.write(stdout);
  // As `pipefail`, except that a command whose reader had enough has not failed.
  const failed = commands.find(({ code, readerLeft }) => code !== 0 && !readerLeft);
  if (failed !== undefined) process.stderr.write(failed.stderr);
  process.exitCode = failed === undefined ? 0 : 1;
  // #endregion
} else {
  // After the file, one that never ends.
  const [program, args] = commandFor(fileURLToPath(import.meta.url));
  const files = [fileURLToPath(new URL('./example.json', import.meta.url)), '/dev/zero'];
  const tool = spawn(program, [...args, '--top', '3', ...files], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [status] = (await once(tool, 'close')) as [number];
  say(`exit status ${status}`);
}
