// https://tuberia-rota.example/examples/fetch-whole/demo.ts | SPDX-License-Identifier: 0BSD
import { report, say } from '../observe.ts';
import { answers, startDying } from './dying-server.ts';
import { fetchWhole, type Patience } from './fetch-whole.ts';

async function show(method: string, patience: Patience = {}): Promise<void> {
  // Goes away twice, before the response and within it; then it is well again.
  const server = await startDying(answers.close, answers.closeInBody, answers.whole);
  say(`${method}${patience.repeatable === true ? ' with a key' : ''}`);
  try {
    // #region use
    const response = await fetchWhole(`${server.url}/order`, { method }, { pause: 10, ...patience });
    say(`${response.status} ${new TextDecoder().decode(response.body)}`);
    // #endregion
  } catch (error) {
    report('rejection', error);
    if ((error as Error).cause !== undefined) report('rejection', (error as Error).cause);
  }
  say(`the server got ${server.seen.length}`);
  await server.close();
}

await show('GET');
await show('POST');
await show('POST', { repeatable: true });
// Some runtimes keep fetch's connections, and with them the process.
process.exit();
