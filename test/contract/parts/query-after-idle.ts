/** Database and pools of the contract of `queryAfterIdle`. */
import pg from 'pg';
import { startDatabase, type Database, type HangUp } from '../../../examples/query-after-idle/peer.ts';
import { type PooledClient } from '../../../examples/query-after-idle/query-after-idle.ts';

export const nothing = (): void => undefined;
export const HANG_UPS: readonly HangUp[] = ['announced', 'silent', 'reset'];

export async function staged(
  run: (pool: pg.Pool, database: Database) => Promise<void>,
  max = 5,
): Promise<void> {
  const database = await startDatabase();
  const pool = new pg.Pool({ ...database.options, max });
  pool.on('error', nothing);
  try {
    await run(pool, database);
  } finally {
    await pool.end();
    await database.close();
  }
}

/** Pool without a server below, which lends what it is told to: for what no server can be brought to do. */
export const lending = (
  connect: () => Promise<PooledClient>,
): { connect: typeof connect; on: () => void; off: () => void } => ({
  connect,
  on: nothing,
  off: nothing,
});
