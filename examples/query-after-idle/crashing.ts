import pg from 'pg';
import { startDatabase } from './peer.ts';

const database = await startDatabase();
const pool = new pg.Pool({ ...database.options, password: 'correct horse battery staple' });
await pool.query('SELECT session');
database.hangUp('announced');
