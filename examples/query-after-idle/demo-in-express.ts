// https://tuberia-rota.example/examples/query-after-idle/demo-in-express.ts | SPDX-License-Identifier: 0BSD
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pg from 'pg';
import { report, say } from '../observe.ts';
import { startDatabase } from './peer.ts';
import { repeatRead, surviveIdleDisconnects } from './query-after-idle.ts';

const database = await startDatabase();
const app = express();

// #region use
const pool = new pg.Pool(database.options);
surviveIdleDisconnects(pool, (error) => report('event', error));
app.get('/session', async (_request, response) => {
  const { rows } = await repeatRead(() => pool.query<{ session: string }>('SELECT session'));
  response.json(rows);
});
// #endregion

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const ask = async (): Promise<void> => {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/session`);
  say(`${answer.status} ${await answer.text()}`);
};
await ask();
say('the server closes the idle connection');
const removed = new Promise((resolve) => void pool.once('remove', resolve));
database.hangUp('reset');
await removed;
await ask();
say('the server closes as the query arrives');
database.hangUpAtNextQuery('silent');
await ask();
process.exit();
