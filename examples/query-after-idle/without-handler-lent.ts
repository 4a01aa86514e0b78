// https://tuberia-rota.example/examples/query-after-idle/without-handler-lent.ts | SPDX-License-Identifier: 0BSD
import pg from 'pg';
import { say } from '../observe.ts';
import { startDatabase } from './peer.ts';
import './short-trace.ts';

const database = await startDatabase();
const pool = new pg.Pool(database.options);
pool.on('error', () => {
  // Never reached: the pool does not listen to a client while it is lent.
});
const client = await pool.connect();
await client.query('BEGIN');
say('a transaction has begun; nothing is being asked when the server closes');
database.hangUp('announced');
