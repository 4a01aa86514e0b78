// https://tuberia-rota.example/examples/query-after-idle/without-handler.ts | SPDX-License-Identifier: 0BSD
import pg from 'pg';
import { say } from '../observe.ts';
import { startDatabase } from './peer.ts';
import './short-trace.ts';

const database = await startDatabase();
const pool = new pg.Pool(database.options);
try {
  await pool.query('SELECT session');
  say('the query has been answered; the connection stays in the pool, idle');
  database.hangUp('announced');
} catch {
  // Never reached: no query is under way when the connection goes.
}
