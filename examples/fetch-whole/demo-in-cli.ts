// https://tuberia-rota.example/examples/fetch-whole/demo-in-cli.ts | SPDX-License-Identifier: 0BSD
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { commandFor, say } from '../observe.ts';
import { answers, startDying } from './dying-server.ts';
import { fetchWhole, serverWentAway } from './fetch-whole.ts';

const url = process.argv[2];

if (url !== undefined) {
  // #region use
  try {
    const { body } = await fetchWhole(url, { signal: AbortSignal.timeout(5000) }, { attempts: 2, pause: 10 });
    process.stdout.write(body);
  } catch (error) {
    if (!serverWentAway(error)) throw error;
    process.stderr.write('the server went away: nothing was written\n');
    // EX_UNAVAILABLE of sysexits.h: a script may try later.
    process.exitCode = 69;
  }
  // #endregion
} else {
  // Within the body, both times.
  const server = await startDying(answers.closeInBody);
  const [program, args] = commandFor(fileURLToPath(import.meta.url));
  const tool = spawn(program, [...args, server.url], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [status] = (await once(tool, 'close')) as [number];
  say(`exit status ${status}; the server was asked ${server.seen.length} times`);
  await server.close();
}
