// https://tuberia-rota.example/examples/query-after-idle/demo.ts | SPDX-License-Identifier: 0BSD
import pg from 'pg';
import { report, say } from '../observe.ts';
import { startDatabase } from './peer.ts';
import { repeatRead, surviveIdleDisconnects, withClient } from './query-after-idle.ts';

const database = await startDatabase();
const pool = new pg.Pool(database.options);
const removed = (): Promise<void> => new Promise((resolve) => void pool.once('remove', () => resolve()));

type Answer = pg.QueryResult<{ session: string }>;

// #region use
const stop = surviveIdleDisconnects(pool, (error) => report('event', error));
const read = (): Promise<Answer> => repeatRead(() => pool.query('SELECT session'));
const transfer = (): Promise<Answer> =>
  withClient(pool, (client: pg.PoolClient) => client.query('UPDATE account'));
// #endregion

const show = async (query: Promise<Answer>): Promise<void> =>
  say(`answered by session ${(await query).rows[0]?.session}`);

await show(read());
for (const how of ['announced', 'silent', 'reset'] as const) {
  say(`the server closes the idle connection: ${how}`);
  const gone = removed();
  database.hangUp(how);
  await gone;
  say(`connections in the pool: ${pool.totalCount}`);
  await show(read());
}

say('the server closes as a read arrives: it is repeated');
database.hangUpAtNextQuery('silent');
await show(read());

say('the server closes as a write arrives: it may have been executed, so it is not repeated');
database.hangUpAtNextQuery('silent');
await transfer().catch((error: unknown) => report('rejection', error));

say('what the server received:');
for (const query of database.received) say(`  ${query}`);

await pool.end();
stop();
await database.close();
