// https://tuberia-rota.example/examples/survive-dead-stdout/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express from 'express';
import '../observe.ts';
import { runWithoutReaders } from './dead-outputs.ts';
import { surviveDeadOutput } from './survive-dead-stdout.ts';

if (process.argv[2] === 'serve') {
  // #region use
  const log = (line: string): void => void writeSync(3, `${line}\n`);
  surviveDeadOutput((output, error) => log(`${output} has no reader any more: ${error.message}`));

  const app = express();
  app.use((request, _response, next) => {
    process.stdout.write(`${request.method} ${request.url}\n`);
    next();
  });
  app.get('/', (_request, response) => void response.send('still here'));
  // #endregion
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  for (let n = 0; n < 3; n += 1) {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    log(`a client got ${answer.status}: ${await answer.text()}`);
  }
  process.exit();
} else {
  await runWithoutReaders(fileURLToPath(import.meta.url), 'serve');
}
