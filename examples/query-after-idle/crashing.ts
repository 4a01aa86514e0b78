// https://tuberia-rota.example/examples/query-after-idle/crashing.ts | SPDX-License-Identifier: 0BSD
import pg from 'pg';
import { startDatabase } from './peer.ts';

const database = await startDatabase();
const pool = new pg.Pool({ ...database.options, password: 'correct horse battery staple' });
await pool.query('SELECT session');
database.hangUp('announced');
