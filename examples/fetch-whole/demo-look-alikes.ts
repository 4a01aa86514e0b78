// https://tuberia-rota.example/examples/fetch-whole/demo-look-alikes.ts | SPDX-License-Identifier: 0BSD
import { report, say } from '../observe.ts';
import { answers, startDying } from './dying-server.ts';
import { serverWentAway } from './fetch-whole.ts';

async function show(title: string, url: string, init: RequestInit = {}): Promise<void> {
  say(`-- ${title}`);
  try {
    await fetch(url, init);
  } catch (error) {
    report('rejection', error);
    if ((error as Error).cause !== undefined) report('rejection', (error as Error).cause);
    say(`serverWentAway: ${serverWentAway(error)}`);
  }
}

const gone = await startDying(answers.whole);
await gone.close();
await show('nobody listens there', gone.url);

const mail = await startDying(answers.notHttp);
await show('it does not speak HTTP', mail.url);
await mail.close();

const silent = await startDying(() => undefined);
await show('it does not answer in time', silent.url, { signal: AbortSignal.timeout(50) });
await show('the caller gave up', silent.url, { signal: AbortSignal.abort() });
await silent.close();
process.exit();
